"""The same with networkx; betweenness from 20 sources only, because all of them take hours."""
import sys
import time

import networkx as nx

directed = nx.read_edgelist(sys.argv[1], create_using=nx.DiGraph, nodetype=int)
graph = directed.to_undirected()


def timed(name, work):
    start = time.time()
    value = work()
    print(f"networkx  {name:<28} {time.time() - start:10.2f} s   {value:.12g}", flush=True)


timed("density", lambda: nx.density(directed))
timed("reciprocity", lambda: nx.reciprocity(directed))
timed("transitivity", lambda: nx.transitivity(graph))
timed("components", lambda: nx.number_connected_components(graph))
timed("betweenness, 20 sources", lambda: max(nx.betweenness_centrality(graph, k=20, seed=1).values()))
