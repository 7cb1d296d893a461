// The explorer works without this: it only shows a new choice without loading the whole page.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
