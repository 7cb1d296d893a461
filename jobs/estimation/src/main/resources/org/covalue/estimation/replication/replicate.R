# Reproduces estimates.csv from panel.csv with base R alone (no package), and compares.
# Rscript replicate.R          run in this folder; ends with status 1 where a number differs
# Columns of panel.csv: unit, time, treated_from (0 = never), d (treatment), y (outcome), x1 ... (covariates), w (weights), g_ ... (groups)

panel <- read.csv("panel.csv", check.names = FALSE, stringsAsFactors = FALSE)
n <- nrow(panel)
y <- panel$y
time <- panel$time
unit <- match(panel$unit, sort(unique(panel$unit)))
from <- ifelse(panel$treated_from == 0, Inf, panel$treated_from)
event <- time - from
# Period effects: of all, or of each level within which periods are compared.
panel$period <- if (trends_by == "") panel$time else paste(panel$time, panel[[trends_by]])
period <- match(panel$period, sort(unique(panel$period)))
w <- if (weighted) panel$w else rep(1, n)
X <- as.matrix(panel[, covariates, drop = FALSE])
groups <- lapply(se_clustered_by, function(column) match(panel[[column]], unique(panel[[column]])))
effects_of <- function(columns) lapply(sub("^time$", "period", columns), function(column) match(panel[[column]], unique(panel[[column]])))
found <- data.frame()
say <- function(estimator, term, estimate, error = NA)
  found <<- rbind(found, data.frame(estimator = estimator, term = term, estimate = unname(estimate), standard_error = unname(error)))
event_term <- function(e) paste0("event(", e, ")")
reference <- -1 - anticipation

# Takes fixed effects out of a column by alternating projections.
demean <- function(x, effects, w) {
  totals <- lapply(effects, function(f) rowsum(w, f)[, 1])
  repeat {
    before <- x
    for (q in seq_along(effects)) x <- x - (rowsum(x * w, effects[[q]])[, 1] / totals[[q]])[as.character(effects[[q]])]
    if (max(abs(x - before)) <= 1e-14 * max(abs(x), 1e-300) || max(abs(x)) < 1e-13) break
  }
  unname(x)
}

nested <- function(f, g) all(tapply(g, f, function(x) length(unique(x)) == 1))

# Weighted least squares with absorbed effects; columns that are explained already are dropped.
regress <- function(rows, y, X, effects, w) {
  effects <- lapply(effects, function(f) match(f[rows], unique(f[rows])))
  y <- y[rows]; w <- w[rows]; X <- X[rows, , drop = FALSE]
  yd <- demean(y, effects, w)
  Xd <- apply(X, 2, demean, effects = effects, w = w)
  Xd <- matrix(Xd, nrow = length(y), dimnames = list(NULL, colnames(X)))
  Xd <- Xd[, colSums(w * Xd^2) > 1e-16 * colSums(w * X^2), drop = FALSE]
  fit <- qr(sqrt(w) * Xd, tol = 1e-7)
  Xd <- Xd[, sort(fit$pivot[seq_len(fit$rank)]), drop = FALSE]
  inverse <- solve(crossprod(sqrt(w) * Xd))
  b <- drop(inverse %*% crossprod(Xd, w * yd))
  e <- drop(yd - Xd %*% b)
  list(b = b, V = variance(Xd, e, w, inverse, effects, lapply(groups, function(g) match(g[rows], unique(g[rows])))))
}

variance <- function(X, e, w, inverse, effects, groups) {
  n <- length(e)
  sizes <- sapply(effects, max)
  K <- ncol(X) + sum(sizes) - (length(sizes) - 1)
  score <- X * (e * w)
  if (standard_errors == "classical") return(inverse * sum(w * e^2) / (n - K))
  if (standard_errors == "hc1") return(n / (n - K) * inverse %*% crossprod(score) %*% inverse)
  if (standard_errors == "hc3") return(inverse %*% crossprod(score / (1 - leverage(X, w, inverse, effects))) %*% inverse)
  meat <- function(g) crossprod(rowsum(score, g))
  M <- meat(groups[[1]])
  G <- max(groups[[1]])
  if (length(groups) == 2) {
    M <- M + meat(groups[[2]]) - meat(paste(groups[[1]], groups[[2]]))
    G <- min(G, max(groups[[2]]))
  }
  is_nested <- sapply(effects, function(f) any(sapply(groups, nested, f = f)))
  K <- K - sum(sizes[is_nested] - 1) - all(is_nested)
  K <- max(K, ncol(X) + 1)
  factor <- if (standard_errors == "cr0") 1 else G / (G - 1) * (n - 1) / (n - K)
  factor * inverse %*% M %*% inverse
}

leverage <- function(X, w, inverse, effects) {
  largest <- which.max(sapply(effects, max))
  f <- effects[[largest]]
  h <- rowSums((X %*% inverse) * X) * w + w / rowsum(w, f)[f, 1]
  for (other in effects[-largest]) {
    D <- apply(outer(other, seq_len(max(other)), "==") + 0, 2, demean, effects = list(f), w = w)
    Q <- qr(sqrt(w) * D, tol = 1e-7)
    h <- h + rowSums(qr.Q(Q)[, seq_len(Q$rank), drop = FALSE]^2)
  }
  h
}

combine <- function(fit, weights) {
  weights <- weights[names(fit$b)]
  weights[is.na(weights)] <- 0
  c(sum(weights * fit$b), sqrt(drop(weights %*% fit$V %*% weights)))
}

twfe <- function() {
  fit <- regress(seq_len(n), y, cbind(treated = panel$d, X), effects_of(fixed_effects), w)
  if ("treated" %in% names(fit$b)) say("twfe", "treated", fit$b["treated"], sqrt(fit$V["treated", "treated"]))
}

event_study <- function() {
  rows <- which(from > min(time))
  times <- setdiff(sort(unique(event[rows][is.finite(event[rows])]), decreasing = TRUE), reference)
  D <- sapply(times, function(e) as.numeric(event == e))
  colnames(D) <- event_term(times)
  fit <- regress(rows, y, cbind(D, X), effects_of(c("unit", "time")), w)
  for (term in intersect(colnames(D), names(fit$b))) say("event_study", term, fit$b[term], sqrt(fit$V[term, term]))
  before <- intersect(event_term(times[times < reference]), names(fit$b))
  if (length(before) && length(before) <= max(groups[[1]]) / 2) 
    say("event_study", "pretrend", tryCatch(drop(fit$b[before] %*% solve(fit$V[before, before], fit$b[before])), error = function(e) NA))
}

sun_abraham <- function() {
  rows <- which(from > min(time))
  g <- from
  if (all(is.finite(g[rows]))) {
    last <- max(g[rows])
    rows <- rows[time[rows] < last - anticipation]
    g[g == last] <- Inf
  }
  e <- time - g
  cells <- unique(data.frame(g = g, e = e)[rows, ][is.finite(e[rows]) & e[rows] != reference, ])
  cells <- cells[order(-cells$e), ]
  D <- mapply(function(cohort, when) as.numeric(g == cohort & e == when), cells$g, cells$e)
  colnames(D) <- paste0("c", seq_len(nrow(cells)))
  fit <- regress(rows, y, cbind(D, X), effects_of(c("unit", "time")), w)
  share <- colSums(D[rows, , drop = FALSE] * w[rows])
  share[!names(share) %in% names(fit$b)] <- 0
  mean_of <- function(chosen) { s <- share * chosen; combine(fit, s / sum(s)) }
  for (when in sort(unique(cells$e))) { m <- mean_of(cells$e == when); say("sun_abraham", event_term(when), m[1], m[2]) }
  m <- mean_of(cells$e >= 0)
  say("sun_abraham", "average", m[1], m[2])
}

# Unit effects, period effects and covariates from untreated rows; dense normal equations after the units are taken out.
imputation <- function() {
  untreated <- time < from - anticipation
  U <- which(untreated & unit %in% unit[untreated])
  usable <- which(!untreated & unit %in% unit[U] & period %in% period[U])
  D <- outer(period, sort(unique(period[U]))[-1], "==") + 0
  Z <- cbind(D, X)
  own <- rowsum(w[U], unit[U])[, 1]
  unit_mean <- function(v) (rowsum(v[U] * w[U], unit[U])[, 1] / own)[as.character(unit)]
  Zd <- Z - apply(Z, 2, unit_mean)
  Zd <- matrix(Zd, nrow = n)
  live <- colSums(Zd[U, , drop = FALSE]^2 * w[U]) > 1e-16 * colSums(Z[U, , drop = FALSE]^2 * w[U])
  Zd <- Zd[, live, drop = FALSE]
  Q <- qr(sqrt(w[U]) * Zd[U, , drop = FALSE], tol = 1e-7)
  Zd <- Zd[, sort(Q$pivot[seq_len(Q$rank)]), drop = FALSE]
  A <- solve(crossprod(sqrt(w[U]) * Zd[U, , drop = FALSE]))
  b <- A %*% crossprod(Zd[U, , drop = FALSE], w[U] * y[U])
  tau <- drop(y - unit_mean(y) - Zd %*% b)
  mean_of <- function(rows) {
    a <- w[rows] / sum(w[rows])
    per_unit <- rowsum(a, unit[rows])[, 1]
    share <- per_unit[as.character(unit[U])]
    share[is.na(share)] <- 0
    v <- -w[U] * (share / own[as.character(unit[U])] + drop(Zd[U, , drop = FALSE] %*% (A %*% crossprod(Zd[rows, , drop = FALSE], a))))
    cell <- paste(from[rows], time[rows])
    centre <- ave(a^2 * tau[rows], cell, FUN = sum) / ave(a^2, cell, FUN = sum)
    sums <- rowsum(c(v * tau[U], a * (tau[rows] - centre)), groups[[1]][c(U, rows)])
    c(sum(a * tau[rows]), sqrt(sum(sums^2)))
  }
  for (e in sort(unique(event[usable]))) { m <- mean_of(usable[event[usable] == e]); say("imputation", event_term(e), m[1], m[2]) }
  m <- mean_of(usable[event[usable] >= 0])
  say("imputation", "average", m[1], m[2])
}

bacon <- function() {
  cohorts <- sort(unique(pmax(from, min(time))))
  g <- pmax(from, min(time))
  size <- sapply(cohorts, function(k) length(unique(unit[g == k]))) / length(unique(unit))
  share <- sapply(cohorts, function(k) mean(sort(unique(time)) >= k))
  change <- function(a, b, begin, middle, end) {
    m <- function(k, s, t) mean(y[g == k & time >= s & time < t])
    m(a, middle, end) - m(a, begin, middle) - m(b, middle, end) + m(b, begin, middle)
  }
  pairs <- NULL
  put <- function(type, weight, estimate) pairs <<- rbind(pairs, data.frame(type, weight, estimate))
  for (i in seq_along(cohorts)) for (j in seq_along(cohorts)) if (i < j) {
    k <- cohorts[i]; l <- cohorts[j]; s <- size[i] + size[j]
    v <- s^2 * size[i] / s * (1 - size[i] / s)
    if (share[i] == 1 && is.finite(l)) put("later_vs_always_treated", v * share[j] * (1 - share[j]), change(l, k, -Inf, l, Inf))
    if (share[i] < 1 && is.infinite(l)) put("treated_vs_untreated", v * share[i] * (1 - share[i]), change(k, l, -Inf, k, Inf))
    if (share[i] < 1 && is.finite(l)) {
      put("earlier_vs_later", v * (share[i] - share[j]) * (1 - share[i]), change(k, l, -Inf, k, l))
      put("later_vs_earlier", v * share[j] * (share[i] - share[j]), change(l, k, k, l, Inf))
    }
  }
  for (type in unique(pairs$type)) { p <- pairs[pairs$type == type, ]; say("bacon", type, sum(p$weight * p$estimate) / sum(p$weight)) }
}

# Sant'Anna and Zhao (2020): effect on the treated of a change, and its influence function.
two_periods <- function(D, dy, Z, i.w, method) {
  n <- length(D); i.w <- i.w / mean(i.w)
  m <- rep(0, n); asy_m <- NULL; asy_p <- NULL; odds <- i.w
  if (method %in% c("reg", "dr")) {
    controls <- D == 0
    if (sum(controls) <= ncol(Z) || qr(sqrt(i.w[controls]) * Z[controls, , drop = FALSE], tol = 1e-5)$rank < ncol(Z)) return(NULL)
    b <- solve(crossprod(sqrt(i.w * (1 - D)) * Z), crossprod(Z, i.w * (1 - D) * dy))
    m <- drop(Z %*% b)
    asy_m <- (i.w * (1 - D) * (dy - m) * Z) %*% solve(crossprod(Z, i.w * (1 - D) * Z) / n)
  }
  if (method %in% c("ipw", "dr")) {
    fit <- suppressWarnings(glm.fit(Z, D, weights = i.w, family = binomial(), control = glm.control(epsilon = 1e-14, maxit = 100)))
    p <- fit$fitted.values
    if (!fit$converged || any(p >= 0.999)) return(NULL)
    odds <- i.w * p / (1 - p) * (D == 1 | p < 0.995)
    asy_p <- (i.w * (D - p) * Z) %*% solve(crossprod(Z, i.w * p * (1 - p) * Z) / n)
  }
  w1 <- i.w * D; w0 <- odds * (1 - D); r <- dy - m
  if (method == "reg") {
    att <- sum(w1 * r) / sum(w1)
    return(list(att = att, inf = (w1 * (r - att) - drop(asy_m %*% colMeans(w1 * Z))) / mean(w1)))
  }
  e1 <- sum(w1 * r) / sum(w1); e0 <- sum(w0 * r) / sum(w0)
  i1 <- w1 * (r - e1); i0 <- w0 * (r - e0)
  if (!is.null(asy_m)) { i1 <- i1 - drop(asy_m %*% colMeans(w1 * Z)); i0 <- i0 - drop(asy_m %*% colMeans(w0 * Z)) }
  if (!is.null(asy_p)) i0 <- i0 + drop(asy_p %*% colMeans(w0 * (r - e0) * Z))
  list(att = e1 - e0, inf = i1 / mean(w1) - i0 / mean(w0))
}

callaway_santanna <- function(estimator, method) {
  periods <- sort(unique(time))
  full <- as.integer(names(which(table(unit) == length(periods) | balance == "pairs")))
  rows <- which(unit %in% full & from > periods[1] + anticipation)
  units <- sort(unique(unit[rows])); N <- length(units)
  wide <- function(v) { m <- matrix(NA_real_, N, length(periods)); m[cbind(match(unit[rows], units), match(time[rows], periods))] <- v[rows]; m }
  Y <- wide(y); W <- wide(w); Z <- lapply(seq_len(ncol(X)), function(j) wide(X[, j]))
  seen <- !is.na(Y)
  for (t in seq_along(periods)[-1]) W[, t] <- ifelse(is.na(W[, t]), W[, t - 1], W[, t])
  for (t in rev(seq_along(periods))[-1]) W[, t] <- ifelse(is.na(W[, t]), W[, t + 1], W[, t])
  level <- if (trends_by == "") rep("", N) else as.character(panel[[trends_by]])[match(units, unit)]
  g <- from[match(units, unit)]; cl <- groups[[1]][match(units, unit)]
  se <- function(inf) sqrt(sum(rowsum(inf, cl)^2)) / N
  cells <- NULL; INF <- NULL
  for (G in sort(unique(g[is.finite(g)]))) for (t in seq_along(periods)) {
    base <- max(which(periods + anticipation < G))
    if (base_period == "varying") { if (t == 1) next; if (periods[t] < G) base <- t - 1 }
    if (base == t) { cells <- rbind(cells, data.frame(g = G, t = periods[t], att = 0, ref = TRUE)); INF <- cbind(INF, rep(0, N)); next }
    until <- periods[max(t, base)] + anticipation
    control <- is.infinite(g) | (control_group == "not_yet_treated" & g > until & g != G)
    both <- seen[, t] & seen[, base]
    if (trends_by != "") both <- both & level %in% intersect(level[both & g == G], names(which(table(level[both & control]) > 1)))
    if (!any(both & control) || !any(both & g == G)) next
    use <- which((g == G | control) & both)
    first <- min(t, base)
    of_level <- outer(level[use], sort(unique(level[use]))[-1], "==") + 0
    x <- cbind(1, if (method != "means") do.call(cbind, lapply(Z, function(z) z[use, first])), of_level)
    within <- if (method == "means" && ncol(of_level) > 0) "reg" else method
    r <- two_periods(as.numeric(g[use] == G), Y[use, t] - Y[use, base], x, W[use, first], within)
    if (is.null(r)) next
    inf <- rep(0, N); inf[use] <- r$inf * N / length(use)
    cells <- rbind(cells, data.frame(g = G, t = periods[t], att = r$att, ref = FALSE)); INF <- cbind(INF, inf)
    say(estimator, paste0("att(", G, ",", periods[t], ")"), r$att, se(inf))
  }
  p <- sapply(sort(unique(cells$g)), function(G) mean(W[, 1] * (g == G))); names(p) <- sort(unique(cells$g))
  share <- function(G) p[as.character(G)]
  by_size <- function(of, att, inf) {
    s <- share(of); P <- sum(s)
    d <- sapply(of, function(G) W[, 1] * (g == G)) - rep(s, each = N)
    estimate <- sum(s / P * att)
    list(estimate = estimate, inf = drop(inf %*% (s / P)) + drop(d %*% att) / P - rowSums(d) * sum(s * att) / P^2)
  }
  equally <- function(list_of) list(estimate = mean(sapply(list_of, `[[`, "estimate")), inf = rowMeans(sapply(list_of, `[[`, "inf")))
  put <- function(term, a) { s <- se(a$inf); say(estimator, term, a$estimate, if (s > 0) s else NA); a }
  after <- cells$t >= cells$g
  sized <- function(chosen) by_size(cells$g[chosen], cells$att[chosen], INF[, chosen, drop = FALSE])
  put("simple", sized(which(after)))
  G <- sort(unique(cells$g[after]))
  of_group <- lapply(G, function(k) { c <- which(after & cells$g == k)
    put(paste0("group(", k, ")"), list(estimate = mean(cells$att[c]), inf = rowMeans(INF[, c, drop = FALSE]))) })
  put("group_average", by_size(G, sapply(of_group, `[[`, "estimate"), sapply(of_group, `[[`, "inf")))
  e <- cells$t - cells$g
  of_event <- lapply(sort(unique(e)), function(k) put(event_term(k), sized(which(e == k))))
  put("event_average", equally(of_event[sort(unique(e)) >= 0]))
  put("calendar_average", equally(lapply(sort(unique(cells$t[after])), function(k) put(paste0("calendar(", k, ")"), sized(which(after & cells$t == k))))))
  before <- which(cells$t < cells$g - anticipation & !cells$ref)
  if (length(before) && length(before) <= max(cl) / 2) {
    V <- crossprod(rowsum(INF[, before, drop = FALSE], cl)) / N^2
    say(estimator, "pretrend", tryCatch(drop(cells$att[before] %*% solve(V, cells$att[before])), error = function(e) NA))
  }
}

for (estimator in estimators) switch(estimator,
  twfe = twfe(), event_study = event_study(), sun_abraham = sun_abraham(), imputation = imputation(), bacon = bacon(),
  callaway_santanna = callaway_santanna(estimator, "means"), callaway_santanna_reg = callaway_santanna(estimator, "reg"),
  callaway_santanna_ipw = callaway_santanna(estimator, "ipw"), callaway_santanna_dr = callaway_santanna(estimator, "dr"))

ours <- read.csv(file.path("..", "estimates.csv"), stringsAsFactors = FALSE)
ours <- ours[ours$study == study & ours$state == "ok" & ours$estimator %in% estimators, ]
both <- merge(ours, found, by = c("estimator", "term"), suffixes = c("", "_r"), all.x = TRUE)
zero <- both$estimate == 0 & is.na(both$standard_error)
both <- both[!zero, ]
apart <- function(a, b) ifelse(is.na(a), 0, ifelse(is.na(b), Inf, abs(a - b) / pmax(abs(a), 1e-8)))
both$difference <- pmax(apart(both$estimate, both$estimate_r), apart(both$standard_error, both$standard_error_r))
print(both[, c("estimator", "term", "estimate", "estimate_r", "standard_error", "standard_error_r", "difference")], digits = 10)
cat(nrow(both), "numbers, largest relative difference", format(max(both$difference)), "\n")
if (any(both$difference > 1e-6)) quit(status = 1)
