package dev.acquit.bench.figure;

import dev.acquit.bench.driver.Driver;
import dev.acquit.bench.driver.Plan;
import dev.acquit.bench.limit.Limit;
import dev.acquit.bench.machine.Gateway;
import dev.acquit.bench.machine.Installed;
import dev.acquit.bench.machine.Server;
import dev.acquit.bench.machine.Workspace;
import dev.acquit.bench.seed.Items;
import dev.acquit.bench.seed.Seed;
import dev.acquit.bench.shop.Api;
import dev.acquit.bench.shop.Ids;
import dev.acquit.bench.shop.Lines;
import dev.acquit.bench.shop.Shop;
import dev.acquit.bench.shop.Shops;
import dev.acquit.bench.stub.Stub;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** What figures are measured on: the processes, and who charges. */
public final class Stage implements AutoCloseable {

  static final String FAR = "far";
  static final String NEAR = "near";
  static final String SICK = "sick";

  /** As many as the target's, in a closed loop. */
  static final int CONNECTIONS = 32;

  private static final int USERS = 100;
  private static final Duration TRAINING = Duration.ofSeconds(20);
  private static final String LONG = "PT100S";

  private final Workspace workspace = Workspace.create();
  private final Pace pace;
  private final Server server;
  private final Installed installed;
  private final Stub stub;
  private final Shops shops = new Shops();
  private final List<Shop> prompt;
  private final List<Seed.Template> templates;
  private final Limit limit;
  private final Seed seed;
  private Gateway gateway;
  private Api api;

  /**
   * Starts all of it, and stores the first payments.
   *
   * @param jar the gateway's
   * @param jvm options of its JVM beside those of every run
   */
  public Stage(Path jar, Pace pace, List<String> jvm) {
    this.pace = pace;
    this.server = Server.start(workspace);
    this.stub = Stub.start(workspace);
    this.installed = trained(Installed.of(jar, workspace, jvm));
    this.gateway = another("gateway-1");
    this.api = new Api(gateway.address());
    this.prompt =
        IntStream.range(0, 4).mapToObj(shop -> open("prompt-" + shop, "prompt", "PT20S")).toList();
    this.templates = prompt.stream().map(this::template).toList();
    this.seed = new Seed(server.database());
    seed.until(pace.few(), templates);
    this.limit = Limit.of(server.database(), workspace, api, prompt.getFirst());
  }

  /** As the image is: it has charged before, and its JVM wrote down what that took. */
  private Installed trained(Installed untrained) {
    try (var training =
            Gateway.start("gateway-training", untrained.training(), server.database(), workspace);
        var first = new Api(training.address())) {
      var shop = shops.open(first, "training", stub.address("prompt"), "PT20S", USERS);
      var charges = charges(training, "training", List.of(shop), CONNECTIONS, 0);
      var plan = new Plan(List.of(charges), Duration.ZERO, TRAINING, Duration.ZERO);
      try (var driver = Driver.start(plan, workspace)) {
        driver.ended();
      }
    }
    return untrained.trained();
  }

  private Seed.Template template(Shop shop) {
    return new Seed.Template(shop.organization(), Ids.uuid(shop.charge(api, USERS - 1)));
  }

  /** Another gateway on the same database. */
  Gateway another(String name) {
    return Gateway.start(name, installed, server.database(), workspace);
  }

  /** Ends the gateway and starts it anew. */
  void restart() {
    api.close();
    gateway.close();
    gateway = another("gateway-again");
    api = new Api(gateway.address());
  }

  /** A shop whose processor is that ward of the stub. */
  Shop open(String name, String ward, String deadline) {
    return shops.open(api, name, stub.address(ward), deadline, USERS);
  }

  /** The same, where charges may take as long as they like. */
  Shop openPatient(String name, String ward) {
    return open(name, ward, LONG);
  }

  /** Charges by these shops' users. */
  Plan.Stream charges(String name, List<Shop> by, int connections, double rate) {
    return charges(gateway, name, by, connections, rate);
  }

  private Plan.Stream charges(
      Gateway by, String name, List<Shop> shops, int connections, double rate) {
    var file = Shop.charges(workspace.path(name + "-" + System.nanoTime() + ".tsv"), shops);
    return new Plan.Stream(name, List.of(by.address()), connections, rate, Plan.Kind.CHARGES, file);
  }

  /** The same at the processor itself, in that ward. */
  Plan.Stream calls(String name, String ward, int connections, double rate) {
    var path = URI.create(stub.address(ward) + "/v1/charges");
    var file = Lines.write(workspace.path(name + ".tsv"), List.of(path.getPath()));
    return new Plan.Stream(
        name, List.of(path.getAuthority()), connections, rate, Plan.Kind.CALLS, file);
  }

  /** Stores payments until there are many. */
  void grow() {
    seed.until(pace.many(), templates);
  }

  /** Fills the action center of the first shop. */
  void fillItems() {
    Items.store(server.database(), templates.getFirst(), pace.items());
  }

  /** Those whose processor answers at once. */
  List<Shop> prompt() {
    return prompt;
  }

  Gateway gateway() {
    return gateway;
  }

  Api api() {
    return api;
  }

  public Server server() {
    return server;
  }

  Stub stub() {
    return stub;
  }

  Limit limit() {
    return limit;
  }

  Pace pace() {
    return pace;
  }

  Workspace workspace() {
    return workspace;
  }

  @Override
  public void close() {
    api.close();
    gateway.close();
    stub.close();
    server.close();
    workspace.close();
  }
}
