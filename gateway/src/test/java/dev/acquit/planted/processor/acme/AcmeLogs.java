package dev.acquit.planted.processor.acme;

import org.slf4j.Logger;

/** An adapter translates; it does not log. */
record AcmeLogs(Logger log) {}
