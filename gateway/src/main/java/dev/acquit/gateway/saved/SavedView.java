package dev.acquit.gateway.saved;

import java.util.UUID;

/**
 * What a list is narrowed to, under a name. It holds none of what the list shows, and is for test
 * data and for real money alike.
 *
 * @param user whose it is: they alone change it
 * @param query of the list's address, which whoever shows the list reads
 * @param shared whether all who may see failed payments there see it
 * @param version raised by each change
 */
public record SavedView(
    UUID organization,
    UUID id,
    UUID user,
    String name,
    String query,
    boolean shared,
    long version) {

  /** How many one person may have in an organization. */
  public static final int MOST = 30;

  /** How long a name may be. */
  public static final int LONGEST_NAME = 60;

  /** How long a query may be. */
  public static final int LONGEST_QUERY = 1500;

  /** The same, called so from then on. */
  SavedView renamed(String then, boolean isShared) {
    return new SavedView(organization, id, user, then, query, isShared, version + 1);
  }

  public boolean isOf(UUID person) {
    return user.equals(person);
  }
}
