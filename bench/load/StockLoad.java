package org.covalue.bench;

import java.nio.file.Path;
import java.sql.Types;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.database.JdbcBatchItemWriter;
import org.springframework.batch.infrastructure.item.database.builder.JdbcBatchItemWriterBuilder;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.FileSystemResource;
import org.springframework.transaction.PlatformTransactionManager;

/** The textbook pair: FlatFileItemReader and JdbcBatchItemWriter, chunk 1,000, nothing checked. Prints the job's seconds. */
@Configuration
@EnableAutoConfiguration
public class StockLoad {

    private static final String INSERT = "insert into plain_revenue (" + RevenueFile.HEADER + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    record Revenue(String member, int year, String currency, Double revenue, Double valueAdded, Double exports, Double rd,
            Double employees, Boolean innovation) {
    }

    /** @param arguments the file, the JDBC URL with user and password */
    public static void main(String[] arguments) throws Exception {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(StockLoad.class).run(
                "--spring.config.name=none", "--spring.datasource.url=" + arguments[1] + "&reWriteBatchedInserts=true",
                "--spring.batch.jdbc.initialize-schema=always", "--spring.batch.job.enabled=false",
                "--spring.flyway.enabled=false", "--spring.main.web-application-type=none", "--spring.main.banner-mode=off",
                "--spring.main.log-startup-info=false")) {
            long start = System.nanoTime();
            JobExecution execution = context.getBean(JobOperator.class).start(
                    job(context, Path.of(arguments[0])), new JobParametersBuilder().toJobParameters());
            System.out.println("seconds " + (System.nanoTime() - start) / 1e9);
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                throw new IllegalStateException(execution.toString(), execution.getAllFailureExceptions().get(0));
            }
        }
    }

    private static Job job(ConfigurableApplicationContext context, Path file) {
        JobRepository repository = context.getBean(JobRepository.class);
        return new JobBuilder("stock", repository)
                .start(new StepBuilder("load", repository)
                        .<Revenue, Revenue>chunk(1_000)
                        .transactionManager(context.getBean(PlatformTransactionManager.class))
                        .reader(reader(file))
                        .writer(writer(context.getBean(DataSource.class)))
                        .build())
                .build();
    }

    private static FlatFileItemReader<Revenue> reader(Path file) {
        return new FlatFileItemReaderBuilder<Revenue>()
                .name("revenue")
                .resource(new FileSystemResource(file))
                .linesToSkip(1)
                .delimited().names(RevenueFile.HEADER.split(","))
                .fieldSetMapper(row -> new Revenue(row.readString(0), row.readInt(1), row.readString(2), number(row, 3),
                        number(row, 4), number(row, 5), number(row, 6), number(row, 7), yes(row.readString(8))))
                .build();
    }

    private static JdbcBatchItemWriter<Revenue> writer(DataSource dataSource) {
        JdbcBatchItemWriter<Revenue> writer = new JdbcBatchItemWriterBuilder<Revenue>()
                .dataSource(dataSource)
                .sql(INSERT)
                .itemPreparedStatementSetter((row, insert) -> {
                    insert.setString(1, row.member);
                    insert.setInt(2, row.year);
                    insert.setString(3, row.currency);
                    insert.setObject(4, row.revenue, Types.DOUBLE);
                    insert.setObject(5, row.valueAdded, Types.DOUBLE);
                    insert.setObject(6, row.exports, Types.DOUBLE);
                    insert.setObject(7, row.rd, Types.DOUBLE);
                    insert.setObject(8, row.employees, Types.DOUBLE);
                    insert.setObject(9, row.innovation, Types.BOOLEAN);
                })
                .build();
        writer.afterPropertiesSet();
        return writer;
    }

    private static Double number(FieldSet row, int column) {
        String text = row.readString(column);
        return text.isEmpty() ? null : Double.valueOf(text);
    }

    private static Boolean yes(String text) {
        return text.isEmpty() ? null : text.equals("yes");
    }
}
