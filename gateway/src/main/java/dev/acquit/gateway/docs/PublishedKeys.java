package dev.acquit.gateway.docs;

/**
 * Keys that everybody knows, for the page to try the API with. Only the demo has such keys.
 *
 * @param secret an organization's
 * @param publishable the same organization's
 */
public record PublishedKeys(String secret, String publishable, String operator) {}
