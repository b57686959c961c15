package dev.acquit.gateway.vault;

import dev.acquit.gateway.database.DirectConnection;
import dev.acquit.gateway.settings.StartRefusedException;
import dev.acquit.vault.embedded.EmbeddedVaultKeys;
import dev.acquit.vault.embedded.KeyRotation;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code vault-keys}: makes, rotates and retires the keys of the embedded vault, while gateways use
 * them. Starts nothing; only retiring asks the database.
 */
public final class VaultKeysCommand {

  /** The first argument of the gateway's that calls it. */
  public static final String NAME = "vault-keys";

  private static final String USAGE =
      """
      vault-keys new             prints a new pair of key sets, as two lines of an environment file
      vault-keys new FILE        makes a file of them, for its owner alone
      vault-keys rotate FILE     adds a key and seals under it from now on: for a file that all gateways share
      vault-keys add FILE        adds a key that opens and does not seal yet: where each gateway has its own copy
      vault-keys promote FILE    seals under the newest key: once every gateway has it
      vault-keys retire FILE     removes the keys older than the one that seals, unless something is sealed under
                                 them; asks the database that ACQUIT_DATABASE_URL names\
      """;

  private VaultKeysCommand() {}

  /** Does what the arguments say. */
  public static Result run(List<String> arguments, Map<String, String> environment) {
    try {
      return Result.done(does(arguments, environment));
    } catch (Refused | IllegalArgumentException refused) { // repeats nothing of the keys
      return Result.failed(String.valueOf(refused.getMessage()));
    } catch (StartRefusedException refused) {
      return Result.failed(
          refused.refusals().stream()
              .map(refusal -> refusal.why() + " " + refusal.remedy())
              .collect(Collectors.joining("\n")));
    } catch (FileAlreadyExistsException there) {
      return Result.failed(there.getFile() + " is there already, and stays as it is.");
    } catch (NoSuchFileException missing) {
      return Result.failed(missing.getFile() + " is not there.");
    } catch (IOException | SQLException failure) {
      return Result.failed("Nothing was changed: " + failure.getMessage());
    }
  }

  private static String does(List<String> arguments, Map<String, String> environment)
      throws IOException, SQLException {
    if (arguments.equals(List.of("new"))) {
      return EmbeddedVaultKeys.generate().toText().strip();
    }
    if (arguments.size() != 2) {
      throw new Refused(USAGE);
    }
    var file = KeysFile.at(Path.of(arguments.getLast()));
    return switch (arguments.getFirst()) {
      case "new" -> made(file);
      case "rotate" -> told(file.edit(keys -> KeyRotation.promoted(KeyRotation.added(keys))));
      case "add" -> told(file.edit(KeyRotation::added));
      case "promote" -> told(file.edit(KeyRotation::promoted));
      case "retire" -> retired(file, environment);
      default -> throw new Refused(USAGE);
    };
  }

  private static String made(KeysFile file) throws IOException {
    var keys = EmbeddedVaultKeys.generate();
    file.make(keys);
    return told(keys);
  }

  /** The database first: then no gateway seals under what the file has no more. */
  private static String retired(KeysFile file, Map<String, String> environment)
      throws IOException, SQLException {
    try (var connection = DirectConnection.open(environment)) {
      var retirement = new Retirement(connection);
      return told(
          file.edit(keys -> {
            var left = KeyRotation.retired(keys);
            refuseNeeded(retirement, KeyRotation.outdated(keys), left);
            return left;
          }));
    }
  }

  private static void refuseNeeded(Retirement retirement, List<String> keys, EmbeddedVaultKeys left)
      throws IOException {
    try {
      var needed = retirement.retire(keys, left);
      if (needed > 0) {
        throw new Refused(
            needed
                + " values are still sealed under "
                + keys
                + ", and the gateways seal them anew"
                + " by and by. Nothing was changed.");
      }
    } catch (SQLException failure) {
      throw new IOException(failure.getMessage(), failure);
    }
  }

  private static String told(EmbeddedVaultKeys keys) {
    return "Keys: %s; sealing under %s"
        .formatted(String.join(", ", KeyRotation.ids(keys)), KeyRotation.primary(keys));
  }

  /**
   * What came of it.
   *
   * @param code the process's exit code
   */
  public record Result(int code, String text) {

    private static Result done(String text) {
      return new Result(0, text);
    }

    private static Result failed(String text) {
      return new Result(1, text);
    }
  }

  /** The command is not carried out. */
  private static final class Refused extends RuntimeException {

    Refused(String why) {
      super(why, null, false, false);
    }
  }
}
