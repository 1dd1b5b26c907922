using Guildhall.Core;
using Guildhall.Core.Caching;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.Ports;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Onomancer.Guarding;
using Guildhall.Onomancer.Publishing;
using Guildhall.Onomancer.Rewrites;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Guildhall.Onomancer;

/// <summary>Technical documents in, summaries for each audience out.</summary>
public static class OnomancerModule
{
    /// <summary>Everything but the language model and the document store, where the host added others before.</summary>
    public static IServiceCollection AddOnomancer(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptionsWithValidateOnStart<OnomancerOptions, OnomancerOptions.Validator>()
            .Bind(configuration.GetSection(OnomancerOptions.Section));
        services.AddTenantSection("onomancer", OnomancerJson.Default.OnomancerSection, OnomancerSection.Check);
        AddRewrites(services);
        AddPublishing(services);
        return services
            .AddCommand<TranslateDocument>()
            .AddAutocomplete<SuggestProject>()
            .AddAutocomplete<SuggestDocument>()
            .AddJob<TranslateJob, RunTranslation>(new JobSettings { Concurrency = 16, MaxAttempts = 4 });
    }

    public static IEndpointRouteBuilder MapOnomancer(this IEndpointRouteBuilder endpoints)
    {
        DocumentPages.Map(endpoints);
        return endpoints;
    }

    private static void AddRewrites(IServiceCollection services)
    {
        services.TryAddSingleton<ILanguageModel, OfflineExtract>();
        services
            .AddSingleton<OnomancerMetrics>()
            .AddSingleton(_ => Guards.ForDocuments())
            .AddSingleton(provider => new RewritePipeline(
                provider.GetRequiredService<DocumentGuards>(),
                [.. provider.GetServices<IContextSource>()],
                new RewriteSettings
                {
                    ContextPatience = provider.GetRequiredService<IOptions<OnomancerOptions>>().Value.ContextPatience,
                },
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton(provider => new TieredCache<Summary>(
                new TieredCacheOptions<Summary> { Name = "summaries", SizeOf = _ => 2_000 },
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<CacheMetrics>()
            ))
            .AddSingleton<SummaryShelf>()
            .AddSingleton<Translator>()
            .AddSingleton<CachedUsage>()
            .AddHostedService(provider => provider.GetRequiredService<CachedUsage>());
    }

    private static void AddPublishing(IServiceCollection services)
    {
        services
            .AddSingleton(provider => new PublishingOptions
            {
                Folder = Path.Combine(Shared(provider).Data, "documents"),
                PublicBase = Shared(provider).PublicUrl ?? new Uri("http://127.0.0.1:3000"),
                LinkLifetime = provider.GetRequiredService<IOptions<OnomancerOptions>>().Value.LinkLifetime,
            })
            .AddSingleton(provider => new SignedLinks(
                SigningKey.LoadOrCreate(Path.Combine(Shared(provider).Data, "link-signing.key")),
                provider.GetRequiredService<TimeProvider>()
            ))
            .AddSingleton<LocalDocumentStore>();
        services.TryAddSingleton<IDocumentStore>(provider => provider.GetRequiredService<LocalDocumentStore>());
    }

    private static GuildhallOptions Shared(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<GuildhallOptions>>().Value;
}
