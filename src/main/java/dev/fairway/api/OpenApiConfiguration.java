package dev.fairway.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    @Bean
    OpenAPI openApi(@Value("${fairway.version}") String version) {
        return new OpenAPI()
                .info(new Info()
                        .title("Fairway")
                        .version(version)
                        .description("Everything that a person can do in the console. Errors are problem details"
                                + " (RFC 9457) that name the field; lists are paged with limit and after.")
                        .license(new License().name("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                // relative: the name that a request came by is nobody's to choose
                .addServersItem(new Server().url("/"))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }
}
