package dev.acquit.processor.contract;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;

/** A server for each thread on which tests run: what one is told to say, the others do not say. */
public final class WireServers {

  private static final ThreadLocal<WireMockServer> SERVERS =
      ThreadLocal.withInitial(WireServers::start);

  private WireServers() {}

  /** This thread's, as whoever had it last left it. */
  public static WireMockServer ofThisThread() {
    return SERVERS.get();
  }

  private static WireMockServer start() {
    var server =
        new WireMockServer(
            wireMockConfig()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .asynchronousResponseEnabled(true));
    server.start();
    return server;
  }
}
