package dev.acquit.simulator;

/** Starts a simulator alone, and runs until it is told to end. */
public final class SimulatorMain {

  private SimulatorMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    // not logback.xml, which an application that embeds the simulator would pick up
    System.setProperty("logback.configurationFile", "simulator-logback.xml");
    run();
  }

  private static void run() throws InterruptedException {
    var simulator = Simulator.start(SimulatorSettings.from(System.getenv()));
    Runtime.getRuntime().addShutdownHook(new Thread(simulator::stop, "simulator-stop"));
    simulator.awaitStop();
  }
}
