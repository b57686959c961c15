package dev.acquit.gateway.settings;

/**
 * One reason not to start.
 *
 * @param why what is wrong, in a sentence; of a setting, its name and never its value
 * @param remedy what to do about it
 */
public record Refusal(String why, String remedy) {}
