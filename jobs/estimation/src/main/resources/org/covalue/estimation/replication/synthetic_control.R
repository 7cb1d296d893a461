# Reproduces estimates.csv from panel.csv with base R alone (no package), and compares.
# Rscript replicate.R          run in this folder; ends with status 1 where a number differs
# Columns of panel.csv: unit, time, treated_from (0 = never), y (outcome)

panel <- read.csv("panel.csv", check.names = FALSE, stringsAsFactors = FALSE)
periods <- sort(unique(panel$time))
units <- sort(unique(panel$unit), method = "radix")
Y <- matrix(NA_real_, length(units), length(periods))
Y[cbind(match(panel$unit, units), match(panel$time, periods))] <- panel$y
from <- panel$treated_from[match(units, panel$unit)]
usable <- !(from > 0 & from <= periods[1]) & rowSums(is.na(Y)) == 0
Y <- Y[usable, , drop = FALSE]
from <- from[usable]
before <- sum(periods < max(from)) - anticipation
pre <- seq_len(before)
controls <- which(from == 0)
treated <- which(from > 0)
found <- data.frame()
say <- function(estimator, estimate, error = NA, p = NA)
  found <<- rbind(found, data.frame(estimator = estimator, term = "att", estimate = estimate, standard_error = error, p_value = p))

# Weights >= 0 that add to one and minimise |A w - b|^2 + ridge |w|^2: Wolfe's point nearest to the origin (1976).
simplex <- function(A, b, ridge) {
  P <- A - b
  if (ridge > 0) P <- rbind(P, diag(sqrt(ridge), ncol(P)))
  w <- rep(0, ncol(P))
  active <- which.min(colSums(P^2))
  w[active] <- 1
  repeat {
    x <- drop(P %*% w)
    along <- drop(crossprod(P, x))
    best <- which.min(along)
    if (along[best] >= sum(x^2) - 1e-14 * max(colSums(P^2)) || best %in% active) return(w)
    active <- c(active, best)
    repeat {
      rest <- if (length(active) > 1) qr.coef(qr(P[, active[-1], drop = FALSE] - P[, active[1]], tol = 1e-12), -P[, active[1]]) else numeric()
      rest[is.na(rest)] <- 0
      goal <- c(1 - sum(rest), rest)
      if (all(goal > 1e-14)) { w[] <- 0; w[active] <- goal; break }
      stops <- which(goal <= 1e-14)
      share <- min(1, w[active][stops] / (w[active][stops] - goal[stops]))
      reached <- w[active] + share * (goal - w[active])
      reached[reached < 1e-13] <- 0
      w[] <- 0
      w[active] <- reached / sum(reached)
      active <- active[reached > 0]
    }
  }
}

control <- function(of, donors) {
  w <- simplex(t(Y[donors, pre, drop = FALSE]), Y[of, pre], 0)
  gap <- Y[of, ] - drop(w %*% Y[donors, , drop = FALSE])
  list(effect = mean(gap[-pre]), ratio = mean(gap[-pre]^2) / mean(gap[pre]^2))
}

did <- function(of, donors) mean(Y[of, -pre]) - mean(Y[of, pre]) - mean(Y[donors, -pre]) + mean(Y[donors, pre])

synthetic_did <- function(of, donors) {
  D <- Y[donors, , drop = FALSE]
  target <- colMeans(Y[of, , drop = FALSE])
  sigma <- sd(D[, pre[-1]] - D[, pre[-before]])
  zeta <- (length(of) * (length(periods) - before))^0.25 * sigma
  centre <- function(A) sweep(A, 2, colMeans(A))
  omega <- simplex(centre(t(D[, pre])), target[pre] - mean(target[pre]), zeta^2 * before)
  after <- rowMeans(D[, -pre, drop = FALSE])
  lambda <- simplex(centre(D[, pre]), after - mean(after), (1e-6 * sigma)^2 * length(donors))
  change <- function(A) rowMeans(A[, -pre, drop = FALSE]) - drop(A[, pre] %*% lambda)
  change(rbind(target)) - sum(omega * change(D))
}

# Every untreated unit once as if treated; with several treated units the program draws sets, which R cannot repeat.
placebo <- function(effect) {
  if (length(treated) > 1) return(NA)
  effects <- sapply(controls, function(i) effect(i, setdiff(controls, i)))
  sqrt(mean((effects - mean(effects))^2))
}

ours <- read.csv(file.path("..", "estimates.csv"), stringsAsFactors = FALSE)
ours <- ours[ours$state == "ok", ]
for (estimator in intersect(estimators, ours$estimator)) switch(estimator,
  difference_in_differences = {
    of_changes <- rowMeans(Y[, -pre, drop = FALSE]) - rowMeans(Y[, pre, drop = FALSE])
    spread <- function(v) sum((v - mean(v))^2) / length(v)^2
    G <- length(of_changes)
    N <- G * length(periods)
    factor <- G / (G - 1) * (N - 1) / (N - 1 - length(periods))
    say(estimator, did(treated, controls), if (length(treated) > 1) sqrt(factor * (spread(of_changes[treated]) + spread(of_changes[controls])))
      else placebo(did))
  },
  synthetic_control = {
    own <- control(treated, controls)
    ratios <- c(own$ratio, sapply(controls, function(i) control(i, setdiff(controls, i))$ratio))
    say(estimator, own$effect, NA, sum(ratios >= own$ratio) / length(ratios))
  },
  synthetic_did = say(estimator, synthetic_did(treated, controls), placebo(synthetic_did)))

both <- merge(ours, found, by = c("estimator", "term"), suffixes = c("", "_r"), all.x = TRUE)
apart <- function(a, b) ifelse(is.na(a) | is.na(b), 0, abs(a - b) / pmax(abs(a), 1e-8))
both$difference <- pmax(apart(both$estimate, both$estimate_r), apart(both$standard_error, both$standard_error_r),
  ifelse(is.na(both$p_value_r), 0, abs(both$p_value - both$p_value_r)), ifelse(is.na(both$estimate_r), Inf, 0))
print(both[, c("estimator", "term", "estimate", "estimate_r", "standard_error", "standard_error_r", "difference")], digits = 10)
cat(nrow(both), "numbers, largest relative difference", format(max(0, both$difference)), "\n")
if (any(both$difference > 1e-6)) quit(status = 1)
