package dev.acquit.gateway.staff;

import java.util.UUID;

/**
 * A person.
 *
 * @param email in lower case; one person's alone
 */
public record User(UUID id, String email, String name, Language language) {

  /** What they read. */
  public enum Language {
    EN,
    FR
  }
}
