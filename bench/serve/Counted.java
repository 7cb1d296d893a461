package org.covalue.bench;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Reads an answer to its end and keeps its length only, so that little of the machine goes into reading. */
final class Counted implements HttpResponse.BodySubscriber<Long> {

    private final CompletableFuture<Long> length = new CompletableFuture<>();
    private long bytes;

    @Override
    public CompletionStage<Long> getBody() {
        return length;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        buffers.forEach(buffer -> bytes += buffer.remaining());
    }

    @Override
    public void onError(Throwable failure) {
        length.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        length.complete(bytes);
    }
}
