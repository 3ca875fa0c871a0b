package vern.web;

import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/// Style sheets, scripts and fonts under `/assets`: what npm delivered, and what lies in a feature's own `assets` folder.
/// Links carry a hash of the content, so that a browser may keep each file for good.
@Configuration(proxyBeanMethods = false)
class Assets implements WebMvcConfigurer {

    private static final CacheControl FOR_GOOD = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(Stream.concat(Stream.of("classpath:/static/assets/"), features()).toArray(String[]::new))
                .setCacheControl(FOR_GOOD)
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }

    /// Error pages have links too.
    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> hashesInLinks() {
        var filter = new FilterRegistrationBean<>(new ResourceUrlEncodingFilter());
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return filter;
    }

    private static Stream<String> features() {
        try {
            var found = new PathMatchingResourcePatternResolver().getResources("classpath*:vern/**/assets/*.*");
            return Stream.of(found).map(file -> folder(file.toString())).distinct().sorted();
        } catch (IOException unreadable) {
            throw new IllegalStateException("the assets of the features cannot be listed", unreadable);
        }
    }

    /// From `…/vern/web/assets/vern.css]` to `classpath:/vern/web/assets/`.
    private static String folder(String description) {
        int begin = description.lastIndexOf("/vern/");
        return "classpath:" + description.substring(begin, description.lastIndexOf('/') + 1);
    }
}
