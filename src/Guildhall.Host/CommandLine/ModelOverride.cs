using Guildhall.Host.Adapters.Anthropic;
using Guildhall.Host.Adapters.OpenAi;
using Guildhall.Host.Settings;

namespace Guildhall.Host.CommandLine;

/// <summary>What <c>--model</c> changes of the settings.</summary>
internal static class ModelOverride
{
    private const string Offline = "offline";

    /// <summary>Null: nothing.</summary>
    public static IReadOnlyDictionary<string, string?>? Of(string? model) =>
        model switch
        {
            null => null,
            Offline => new Dictionary<string, string?> { [ModelSettings.Offline] = "true" },
            _ => new Dictionary<string, string?>
            {
                [$"{AnthropicOptions.Section}:Model"] = model,
                [$"{OpenAiOptions.Section}:Model"] = model,
            },
        };
}
