package vern.start;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vern.law.Law;
import vern.ledger.Declarations;
import vern.ledger.Disputes;
import vern.ledger.Erasure;
import vern.ledger.Forecast;
import vern.ledger.Gate;
import vern.ledger.Histories;
import vern.ledger.Keeper;
import vern.ledger.Keepers;
import vern.ledger.Ledger;
import vern.ledger.LedgerFault;
import vern.ledger.Nights;
import vern.ledger.Passings;
import vern.ledger.Persons;
import vern.ledger.ProtectedIdentities;
import vern.ledger.Publication;
import vern.ledger.Rectification;
import vern.ledger.Reviews;
import vern.ledger.Snapshots;
import vern.ledger.StatedReasons;
import vern.ledger.Sweep;
import vern.ledger.Transactor;
import vern.ledger.Uses;
import vern.ledger.Why;

/// The ledger, which knows nothing of Spring, as beans. Its work joins the transaction of whoever calls it.
@Configuration(proxyBeanMethods = false)
class LedgerConfiguration {

    @Bean
    Transactor transactor(DataSource source, PlatformTransactionManager transactions) {
        var template = new TransactionTemplate(transactions);
        return new Transactor() {
            @Override
            public <T> T inTransaction(SqlWork<T> work) {
                return template.execute(status -> {
                    var connection = DataSourceUtils.getConnection(source);
                    try {
                        return work.on(connection);
                    } catch (SQLException failure) {
                        throw LedgerFault.of(failure);
                    } finally {
                        DataSourceUtils.releaseConnection(connection, source);
                    }
                });
            }

            @Override
            public <T> T inStatement(SqlWork<T> work) {
                if (TransactionSynchronizationManager.isActualTransactionActive()) return inTransaction(work);
                try (var connection = source.getConnection()) {
                    return work.on(connection);
                } catch (SQLException failure) {
                    throw LedgerFault.of(failure);
                }
            }
        };
    }

    @Bean
    Law law() {
        return Law.standard();
    }

    @Bean
    Declarations declarations() {
        return new Declarations();
    }

    @Bean
    Keepers keepers(ObjectProvider<Keeper> modules) {
        return new Keepers(modules.stream().toList());
    }

    @Bean
    Ledger.Setting ledgerSetting(Transactor transactor, Declarations declarations, Keepers keepers, Law law, Clock clock) {
        return new Ledger.Setting(transactor, declarations, keepers, law, clock, new SecureRandom());
    }

    @Bean
    Ledger ledger(Ledger.Setting setting) {
        return new Ledger(setting);
    }

    @Bean
    Gate gate(Ledger.Setting setting) {
        return new Gate(setting);
    }

    @Bean
    StatedReasons statedReasons(Ledger.Setting setting, Gate gate) {
        return new StatedReasons(setting, gate);
    }

    @Bean
    Erasure erasure(Ledger.Setting setting, Ledger ledger) {
        return new Erasure(setting, ledger);
    }

    @Bean
    Rectification rectification(Ledger.Setting setting) {
        return new Rectification(setting);
    }

    @Bean
    Disputes disputes(Ledger.Setting setting) {
        return new Disputes(setting);
    }

    @Bean
    ProtectedIdentities protectedIdentities(Ledger.Setting setting) {
        return new ProtectedIdentities(setting);
    }

    @Bean
    Why why(Ledger.Setting setting) {
        return new Why(setting);
    }

    @Bean
    Forecast forecast(Ledger.Setting setting) {
        return new Forecast(setting);
    }

    @Bean
    Uses uses(Ledger.Setting setting) {
        return new Uses(setting);
    }

    @Bean
    Persons persons(Ledger.Setting setting) {
        return new Persons(setting);
    }

    @Bean
    vern.ledger.Mentions mentions(Ledger.Setting setting) {
        return new vern.ledger.Mentions(setting);
    }

    @Bean
    Passings passings(Ledger.Setting setting) {
        return new Passings(setting);
    }

    @Bean
    Histories histories(Ledger.Setting setting) {
        return new Histories(setting);
    }

    @Bean
    Nights nights(Ledger.Setting setting) {
        return new Nights(setting);
    }

    @Bean
    Reviews reviews(Ledger.Setting setting) {
        return new Reviews(setting);
    }

    @Bean
    Snapshots snapshots(Ledger.Setting setting) {
        return new Snapshots(setting);
    }

    @Bean
    Sweep sweep(Ledger.Setting setting) {
        return new Sweep(setting);
    }

    /// What is published already is read when the tables are there; in a demonstration the companies' own files follow.
    @Bean
    @DependsOnDatabaseInitialization
    Publication publication(Ledger.Setting setting, Installation installation) {
        var publication = new Publication(setting);
        publication.load();
        new ExampleStatements(publication).publish(installation.companies());
        return publication;
    }
}
