package dev.fairway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts Fairway: the update service, its API and its console, in one process. */
@SpringBootApplication
@EnableScheduling
public class FairwayApplication {

    /** Starts it; settings come from {@code application.yaml} and the environment. */
    public static void main(String[] args) {
        SpringApplication fairway = new SpringApplication(FairwayApplication.class);
        fairway.addListeners(new DataFolder());
        fairway.run(args);
    }
}
