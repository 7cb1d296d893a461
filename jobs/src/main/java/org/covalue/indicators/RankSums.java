package org.covalue.indicators;

/**
 * All sums of the ranks of a group that is drawn from ranks as they are, with the number of ways to each. Average ranks
 * are halves, so that twice a rank is whole.
 *
 * @param ways by twice the sum
 * @param sum twice the sum of the group that was drawn
 * @param mean twice the mean of all sums
 */
record RankSums(double[] ways, int sum, int mean) {

    /** @param ranks of both groups together, those of the group that was drawn first */
    static RankSums of(double[] ranks, int drawn) {
        int n = ranks.length;
        // The sum of the one is that of all less that of the other: the smaller group is quicker to follow.
        boolean isFirst = drawn <= n - drawn;
        int size = isFirst ? drawn : n - drawn;
        int sum = 0;
        for (int i = isFirst ? 0 : drawn; i < (isFirst ? drawn : n); i++) {
            sum += (int) Math.round(2 * ranks[i]);
        }
        return new RankSums(ways(ranks, size), sum, size * (n + 1));
    }

    private static double[] ways(double[] ranks, int size) {
        double[][] ways = new double[size + 1][size * 2 * ranks.length + 1];
        ways[0][0] = 1;
        for (double rank : ranks) {
            int twice = (int) Math.round(2 * rank);
            for (int k = size; k > 0; k--) {
                for (int sum = twice; sum < ways[k].length; sum++) {
                    ways[k][sum] += ways[k - 1][sum - twice];
                }
            }
        }
        return ways[size];
    }

    /** The share of the ways whose sum lies at least as far from the mean as the sum that was drawn. */
    double asFarFromMean() {
        double far = 0;
        double all = 0;
        for (int one = 0; one < ways.length; one++) {
            all += ways[one];
            if (Math.abs(one - mean) >= Math.abs(sum - mean)) {
                far += ways[one];
            }
        }
        return far / all;
    }
}
