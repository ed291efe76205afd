package org.bipota.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The API's root. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
        info = @Info(title = "BIP-OTA", version = "1", description = """
                Finds out which handsets can open a Bearer Independent Protocol (BIP) channel, per subscriber.

                Roles: viewer reads; operator and keymaster read too, the one starts checks, downloads and campaigns, the other \
                imports cards and keeps keys; admin may do all. Lists are {items, next}; the value of \
                next, given as after, asks for the next page. Times are ISO 8601 in UTC. What cannot be read is answered \
                400, what can be read and not be used 422, unknown things 404, as problem documents (RFC 9457)."""),
        tags = {
            @Tag(name = "cards", description = "Subscribers' cards and their keys"),
            @Tag(name = "keys", description = "The master key, named keys and vendors' formats; keys go in and never come out"),
            @Tag(name = "capabilities", description = "What is known of subscribers' handsets"),
            @Tag(name = "checks", description = "The processes that find it out"),
            @Tag(name = "contents", description = "What can be downloaded to cards"),
            @Tag(name = "downloads", description = "Contents on their way to subscribers"),
            @Tag(name = "campaigns", description = "One content for many subscribers"),
            @Tag(name = "subscribers", description = "What is held of one of them: export and erasure"),
            @Tag(name = "audit", description = "Who did what, when and from where; a chain of hashes"),
            @Tag(name = "traffic", description = "Links to SMSCs and channels to cards, as they are now")
        },
        components = @Components(responses = {
            @APIResponse(name = "Malformed", description = "The request cannot be read; errors says what",
                    content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
            @APIResponse(name = "Unauthorized", description = "Credentials are missing or wrong",
                    content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
            @APIResponse(name = "Forbidden", description = "The account's role does not allow this call",
                    content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
            @APIResponse(name = "Unknown", description = "There is nothing of this name",
                    content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
            @APIResponse(name = "TooLong", description = "The body is longer than allowed",
                    content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
            @APIResponse(name = "Unusable", description = "The request can be read and not be used; errors says what",
                    content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class))),
            @APIResponse(name = "Unavailable", description = "Not at the moment; worth trying again",
                    content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
        }),
        security = {@SecurityRequirement(name = "basic"), @SecurityRequirement(name = "bearer")})
@SecurityScheme(securitySchemeName = "basic", type = SecuritySchemeType.HTTP, scheme = "basic",
        description = "An operator account")
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT",
        description = "A token of the configured OpenID Connect issuer, where one is")
public class ApiApplication extends Application {
}
