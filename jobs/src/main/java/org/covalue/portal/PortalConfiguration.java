package org.covalue.portal;

import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.covalue.audit.AuditAnchors;
import org.covalue.inputs.SenderChoices;
import org.covalue.platform.FileFolders;
import org.covalue.run.Runs;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/** The web application: pages and HTTP API over what is published. It counts nothing; it shows what editions hold. */
@Configuration
@EnableAutoConfiguration
@ComponentScan
public class PortalConfiguration {

    @Bean
    static Runs runs(DataSource dataSource) {
        return new Runs(dataSource);
    }

    @Bean
    static SenderChoices senderChoices(DataSource dataSource) {
        return new SenderChoices(dataSource);
    }

    /** What nights have kept of the audit outside the database. */
    @Bean
    static AuditAnchors auditAnchors(FileFolders folders, @Value("${covalue.alarm.folder:}") String alarmFolder) {
        return new AuditAnchors(
                folders.editions(),
                Optional.of(alarmFolder).filter(folder -> !folder.isBlank()).map(Path::of));
    }
}
