package vern.web;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    /// Until a bean that has read the statements says which companies there are.
    @Bean
    @Fallback
    Companies listedCompanies() {
        return ListedCompanies.examples();
    }

    /// Until the launcher gives a clock that the demo can set.
    @Bean
    @Fallback
    Clock wallClock() {
        return Clock.systemUTC();
    }

    @Bean
    CompanyOfRequest companyOfRequest(Companies companies, List<Person.Source> people) {
        return new CompanyOfRequest(companies, people);
    }

    @Bean
    MessageSource messageSource() throws IOException {
        return FeatureMessages.discovered();
    }

    /// Norway and Sweden keep the same time.
    @Bean("fmt")
    Formats formats() {
        return new Formats(ZoneId.of("Europe/Oslo"));
    }

    @Bean
    LocaleResolver localeResolver(CompanyOfRequest companies) {
        return new Languages(companies);
    }

    @Bean
    WebMvcConfigurer rememberTheLanguage(LocaleResolver languages) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                if (languages instanceof Languages chosen) {
                    interceptors.addInterceptor(chosen).excludePathPatterns("/assets/**", "/theme/**", "/api/**");
                }
            }
        };
    }
}
