package dev.acquit.planted.processor;

import org.springframework.http.HttpStatus;

/** The SPI is plain Java. */
record SpringInTheSpi(HttpStatus status) {}
