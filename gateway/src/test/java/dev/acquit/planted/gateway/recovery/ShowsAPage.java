package dev.acquit.planted.gateway.recovery;

import dev.acquit.planted.gateway.console.Page;

/** Nothing imports the console. */
record ShowsAPage(Page page) {}
