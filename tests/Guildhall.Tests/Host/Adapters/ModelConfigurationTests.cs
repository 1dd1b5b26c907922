using Guildhall.Core.Ports;
using Guildhall.Host.Adapters.Anthropic;
using Guildhall.Host.Adapters.OpenAi;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Guildhall.Tests.Host.Adapters;

public class ModelConfigurationTests
{
    [Fact]
    public void Without_keys_no_model_is_added()
    {
        using var services = Build([]);

        Assert.Empty(services.GetServices<ILanguageModel>());
    }

    [Fact]
    public void The_environments_own_names_are_enough()
    {
        using var services = Build([
            new("ANTHROPIC_API_KEY", "a"),
            new("ANTHROPIC_BASE_URL", "http://127.0.0.1:4000/anthropic"),
            new("OPENAI_BASE_URL", "http://127.0.0.1:4000/openai/v1"),
            new("OPENAI_MODEL", "llama3.1:8b"),
        ]);

        Assert.Equal(
            ["claude-sonnet-4-5-20250929", "llama3.1:8b"],
            services.GetServices<ILanguageModel>().Select(m => m.Name)
        );
        var anthropic = services.GetRequiredService<IOptions<AnthropicOptions>>().Value;
        Assert.Equal(new Uri("http://127.0.0.1:4000/anthropic"), anthropic.Address);
    }

    [Fact]
    public void Our_own_section_wins_over_the_environment()
    {
        using var services = Build([
            new("ANTHROPIC_API_KEY", "theirs"),
            new("Guildhall:Models:Anthropic:ApiKey", "ours"),
        ]);

        Assert.Equal("ours", services.GetRequiredService<IOptions<AnthropicOptions>>().Value.ApiKey);
    }

    [Fact]
    public void A_wrong_setting_is_named_without_its_value()
    {
        using var services = Build([
            new("ANTHROPIC_API_KEY", "se cret"),
            new("ANTHROPIC_BASE_URL", "ftp://example.net"),
            new("Guildhall:Models:Anthropic:Timeout", "00:00:00"),
        ]);

        var wrong = Assert.Throws<OptionsValidationException>(() =>
            services.GetRequiredService<IOptions<AnthropicOptions>>().Value
        );

        Assert.Equal(3, wrong.Failures.Count());
        Assert.Contains("Address", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("Timeout", wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("se cret", wrong.Message, StringComparison.Ordinal);
    }

    private static ServiceProvider Build(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        return new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddAnthropic(configuration)
            .AddOpenAi(configuration)
            .BuildServiceProvider();
    }
}
