package dev.acquit.gateway.console.view;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * What pages load: styles, scripts and icons, all of them from here. They are held in memory, under
 * a path that changes with them, so that browsers keep them for good. The first look reads files:
 * it belongs on the threads of {@link Pages}.
 */
@Component
public class Assets {

  private static final String CSS = "text/css;charset=UTF-8";
  private static final String SCRIPT = "text/javascript;charset=UTF-8";
  private static final String WEBJARS = "classpath:/META-INF/resources/webjars/";
  private static final String OWN = "classpath:/static/console/";
  private static final int VERSION_LENGTH = 12;

  private final SingletonSupplier<Shelf> shelf = SingletonSupplier.of(Assets::read);

  /** Where they are now: {@code /console/assets/} and a version. */
  public String base() {
    return "/console/assets/" + shelf.obtain().version;
  }

  /** One of them; empty where there is none of that name, or another version of it. */
  public Optional<Asset> find(String version, String name) {
    var all = shelf.obtain();
    return all.version.equals(version)
        ? Optional.ofNullable(all.assets.get(name))
        : Optional.empty();
  }

  private static Shelf read() {
    var assets = new TreeMap<String, Asset>();
    assets.put("bootstrap.css", asset(CSS, WEBJARS + "bootstrap/*/css/bootstrap.min.css"));
    assets.put("htmx.js", asset(SCRIPT, WEBJARS + "htmx.org/*/dist/htmx.min.js"));
    assets.put("console.css", asset(CSS, OWN + "console.css"));
    assets.put("console.js", asset(SCRIPT, OWN + "console.js"));
    assets.put("session.js", asset(SCRIPT, OWN + "session.js"));
    assets.put("chart.js", asset(SCRIPT, WEBJARS + "chart.js/*/dist/chart.umd.min.js"));
    assets.put("overview.js", asset(SCRIPT, OWN + "overview.js"));
    assets.put("icon.svg", asset("image/svg+xml", OWN + "icon.svg"));
    return new Shelf(version(assets), assets);
  }

  /** Whatever the version of what it is in. */
  private static Asset asset(String type, String pattern) {
    try {
      var found = new PathMatchingResourcePatternResolver().getResources(pattern);
      if (found.length == 0) {
        throw new IllegalStateException("The console has no " + pattern);
      }
      var content = found[0].getContentAsByteArray();
      return new Asset(type, content, zipped(content));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static byte[] zipped(byte[] content) throws IOException {
    var zipped = new ByteArrayOutputStream();
    try (var stream = new GZIPOutputStream(zipped)) {
      stream.write(content);
    }
    return zipped.toByteArray();
  }

  private static String version(Map<String, Asset> assets) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      assets.values().forEach(asset -> digest.update(asset.content));
      return HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every JDK has it
    }
  }

  /** A file, and the same zipped. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Asset(String type, byte[] content, byte[] zipped) {}

  private record Shelf(String version, Map<String, Asset> assets) {}
}
