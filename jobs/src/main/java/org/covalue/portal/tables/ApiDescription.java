package org.covalue.portal.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI description, and programs that read the API, which are run by a test. */
@RestController
class ApiDescription {

    /** @param language as people call it */
    record Example(String file, String language, String text) {}

    /** Everybody may ask for it, and as often as they like. */
    private static final Map<String, Object> DESCRIPTION = description();

    private static final String YAML = yaml();

    private static final String JSON = JsonMapper.shared().writeValueAsString(DESCRIPTION);

    /** What the file says, completed with the tables there are. */
    static Map<String, Object> description() {
        return DescribedTables.completed(new Yaml().load(text("openapi.yml")));
    }

    private static String yaml() {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(120);
        return new Yaml(options).dump(DESCRIPTION);
    }

    @GetMapping("/api/openapi")
    ResponseEntity<String> openapi() {
        return ResponseEntity.ok()
                .header("Content-Type", "application/yaml;charset=UTF-8")
                .body(YAML);
    }

    /** The same for programs that read no YAML. */
    @GetMapping("/api/openapi.json")
    ResponseEntity<String> asJson() {
        return ResponseEntity.ok().header("Content-Type", "application/json").body(JSON);
    }

    List<Example> examples() {
        return List.of(
                new Example("read.sh", "curl", text("read.sh")),
                new Example("read.py", "Python", text("read.py")),
                new Example("read.R", "R", text("read.R")));
    }

    static String text(String file) {
        try {
            return new ClassPathResource("api/" + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("api/" + file + " is not in the jar", e);
        }
    }
}
