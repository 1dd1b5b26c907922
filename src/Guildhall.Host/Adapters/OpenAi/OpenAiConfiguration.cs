using Guildhall.Core.Ports;

namespace Guildhall.Host.Adapters.OpenAi;

internal static class OpenAiConfiguration
{
    /// <summary>Adds the model as an <see cref="ILanguageModel"/>, when an address or a key is set; else only its options.</summary>
    public static IServiceCollection AddOpenAi(this IServiceCollection services, IConfiguration configuration)
    {
        services
            .AddOptionsWithValidateOnStart<OpenAiOptions, OpenAiOptions.Validator>()
            .Configure(options => Read(options, configuration));
        if (IsConfigured(configuration))
        {
            services.AddSingleton<ILanguageModel, CompatibleModel>();
        }

        return services;
    }

    public static bool IsConfigured(IConfiguration configuration)
    {
        var options = new OpenAiOptions();
        Read(options, configuration);
        return options.ApiKey is not null || options.Address is not null;
    }

    private static void Read(OpenAiOptions options, IConfiguration configuration)
    {
        options.Model = Setting.Text(configuration["OPENAI_MODEL"]) ?? options.Model;
        configuration.GetSection(OpenAiOptions.Section).Bind(options);
        options.ApiKey = Setting.Text(options.ApiKey) ?? Setting.Text(configuration["OPENAI_API_KEY"]);
        options.Address ??= Setting.Address(configuration["OPENAI_BASE_URL"]);
    }
}
