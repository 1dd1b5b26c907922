using Guildhall.Core.Ports;

namespace Guildhall.Host.Adapters.Anthropic;

internal static class AnthropicConfiguration
{
    /// <summary>Adds Claude as an <see cref="ILanguageModel"/>, when a key is set; else only its options.</summary>
    public static IServiceCollection AddAnthropic(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptionsWithValidateOnStart<AnthropicOptions, AnthropicOptions.Validator>()
            .Configure(options => Read(options, configuration));
        if (IsConfigured(configuration))
        {
            services.AddSingleton<ILanguageModel, ClaudeModel>();
        }

        return services;
    }

    public static bool IsConfigured(IConfiguration configuration)
    {
        var options = new AnthropicOptions();
        Read(options, configuration);
        return options.ApiKey is not null;
    }

    private static void Read(AnthropicOptions options, IConfiguration configuration)
    {
        configuration.GetSection(AnthropicOptions.Section).Bind(options);
        options.ApiKey = Setting.Text(options.ApiKey) ?? Setting.Text(configuration["ANTHROPIC_API_KEY"]);
        options.Address ??= Setting.Address(configuration["ANTHROPIC_BASE_URL"]);
    }
}
