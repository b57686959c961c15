package dev.acquit.vault.openbao;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

/** Whose certificates are believed. */
final class Trust {

  private Trust() {}

  /** Those that one of the file's signed, and no others; null for the JVM's own. */
  static @Nullable GenericSslContextSpec<?> of(@Nullable Path caFile) {
    if (caFile == null) {
      return null;
    }
    var authorities = read(caFile);
    return Http11SslContextSpec.forClient().configure(ssl -> ssl.trustManager(authorities));
  }

  private static X509Certificate[] read(Path file) {
    try (var in = Files.newInputStream(file)) {
      var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new CertificateException("none");
      }
      return found.toArray(X509Certificate[]::new);
    } catch (CertificateException e) {
      throw new IllegalArgumentException(file + " holds no certificates in PEM", e);
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read", e);
    }
  }
}
