# Reproduces estimates.csv from panel.csv with base R alone (no package), and compares.
# Rscript replicate.R          run in this folder; ends with status 1 where a number differs
# Columns of panel.csv: unit, d (treatment), y (outcome), x1 ... (covariates, categories as indicators), w (weights), g_ ... (groups)

panel <- read.csv("panel.csv", check.names = FALSE, stringsAsFactors = FALSE)
n <- nrow(panel)
y <- panel$y
d <- panel$d
w <- if (weighted) panel$w else rep(1, n)
X <- as.matrix(panel[, covariates, drop = FALSE])
grouped <- length(se_clustered_by) > 0 && standard_errors %in% c("cr0", "cr1")
groups <- if (grouped) match(panel[[se_clustered_by]], unique(panel[[se_clustered_by]])) else NULL
found <- data.frame()

# Coefficient of treatment in weighted least squares on Z and d; rows of weight zero are out, dependent columns are dropped.
effect <- function(estimator, term, W, Z, by = groups) {
  used <- W > 0
  W <- W[used]
  M <- cbind(1, Z[used, , drop = FALSE], d[used])
  fit <- qr(sqrt(W) * M, tol = 1e-7)
  M <- M[, sort(fit$pivot[seq_len(fit$rank)]), drop = FALSE]
  k <- ncol(M)
  m <- nrow(M)
  R <- backsolve(qr.R(qr(sqrt(W) * M)), diag(k))
  inverse <- R %*% t(R)
  b <- drop(inverse %*% crossprod(M, W * y[used]))
  e <- drop(y[used] - M %*% b)
  score <- M * (W * e)
  meat <- if (!is.null(by)) {
    sums <- rowsum(score, by[used])
    G <- nrow(sums)
    crossprod(sums) * if (standard_errors == "cr0") 1 else G / (G - 1) * (m - 1) / (m - k)
  } else if (standard_errors == "hc3") crossprod(score / (1 - rowSums((M %*% inverse) * M) * W))
  else crossprod(score) * if (standard_errors == "cr0") 1 else m / (m - k)
  V <- if (standard_errors == "classical") inverse * sum(W * e^2) / (m - k) else inverse %*% meat %*% inverse
  found <<- rbind(found, data.frame(estimator = estimator, term = term, estimate = b[k], standard_error = sqrt(V[k, k])))
}

none <- matrix(0, n, 0)
log_odds <- function() {
  fit <- suppressWarnings(glm.fit(cbind(1, X), d, weights = w, family = binomial(), control = list(epsilon = 1e-15, maxit = 100)))
  b <- fit$coefficients
  drop(cbind(1, X)[, !is.na(b), drop = FALSE] %*% b[!is.na(b)])
}

# All rows in ascending order of score, then of the file; a treated row takes the nearer of its next free neighbours, left if equal.
matched <- function(score) {
  order_of <- order(score, seq_len(n))
  place <- match(seq_len(n), order_of)
  free <- d[order_of] == 0
  pair <- rep(NA_integer_, n)
  treated <- which(d == 1)
  for (i in treated[order(-score[treated], treated)]) {
    left <- which(free & seq_len(n) < place[i])
    right <- which(free & seq_len(n) > place[i])
    left <- if (length(left)) max(left) else NA
    right <- if (length(right)) min(right) else NA
    if (is.na(left) && is.na(right)) next
    taken <- if (is.na(right) || !is.na(left) && score[i] - score[order_of[left]] <= score[order_of[right]] - score[i]) left else right
    free[taken] <- FALSE
    pair[c(i, order_of[taken])] <- i
  }
  pair
}

balanced <- function() {
  of <- d == 0
  target <- colSums(w[!of] * X[!of, , drop = FALSE]) / sum(w[!of])
  keep <- qr(cbind(1, X[of, , drop = FALSE]), tol = 1e-7)
  keep <- setdiff(keep$pivot[seq_len(keep$rank)] - 1, 0)
  Z <- sweep(X[of, keep, drop = FALSE], 2, target[keep])
  Z <- sweep(Z, 2, apply(Z, 2, sd), "/")
  q <- w[of] / sum(w[of])
  dual <- function(l) { a <- drop(Z %*% l); max(a) + log(sum(q * exp(a - max(a)))) }
  l <- rep(0, ncol(Z))
  for (step in 1:200) {
    a <- drop(Z %*% l)
    v <- q * exp(a - max(a))
    v <- v / sum(v)
    gap <- colSums(v * Z)
    if (max(abs(gap)) < 1e-12) break
    H <- crossprod(Z * sqrt(v)) - tcrossprod(gap)
    move <- solve(H, gap)
    share <- 1
    while (dual(l - share * move) > dual(l) && share > 1e-9) share <- share / 2
    l <- l - share * move
  }
  W <- w
  W[of] <- v * sum(w[!of])
  W
}

ours <- read.csv(file.path("..", "estimates.csv"), stringsAsFactors = FALSE)
ours <- ours[ours$state == "ok", ]
for (estimator in intersect(estimators, ours$estimator)) switch(estimator,
  difference_in_means = effect(estimator, "att", w, none),
  ols = effect(estimator, "att", w, X),
  nearest_neighbour = {
    pair <- matched(1 / (1 + exp(-log_odds())))
    effect(estimator, "att", as.numeric(!is.na(pair)), none, if (standard_errors == "cr1" && !grouped) pair else groups)
  },
  ipw = effect(estimator, "att", w * ifelse(d == 1, 1, exp(log_odds())), none),
  ipw_ate = effect(estimator, "ate", w * (1 + exp(ifelse(d == 1, -1, 1) * log_odds())), none),
  entropy_balancing = effect(estimator, "att", balanced(), none),
  standardisation = effect(estimator, "ate", w, cbind(X, d * sweep(X, 2, colSums(w * X) / sum(w)))))

both <- merge(ours, found, by = c("estimator", "term"), suffixes = c("", "_r"), all.x = TRUE)
apart <- function(a, b) ifelse(is.na(a), 0, ifelse(is.na(b), Inf, abs(a - b) / pmax(abs(a), 1e-8)))
both$difference <- pmax(apart(both$estimate, both$estimate_r), apart(both$standard_error, both$standard_error_r))
print(both[, c("estimator", "term", "estimate", "estimate_r", "standard_error", "standard_error_r", "difference")], digits = 10)
cat(nrow(both), "numbers, largest relative difference", format(max(0, both$difference)), "\n")
if (any(both$difference > 1e-6)) quit(status = 1)
