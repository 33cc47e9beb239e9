package dev.fairway;

import dev.fairway.simulator.Simulator;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Fairway: the update service, its API and its console, in one process. */
@SpringBootApplication
@EnableScheduling
public class FairwayApplication {

    /**
     * Starts it; settings come from {@code application.yaml} and the environment. With {@code simulate} as first argument
     * it starts a simulated fleet instead.
     */
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("simulate")) {
            System.exit(Simulator.simulate(List.of(args).subList(1, args.length)));
        }
        SpringApplication fairway = new SpringApplication(FairwayApplication.class);
        fairway.addListeners(new DataFolder());
        fairway.run(args);
    }
}
