package dev.acquit.planted.gateway.http;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Keeps every rule. */
@ConfigurationProperties("planted.records")
record Settings(String name) {}
