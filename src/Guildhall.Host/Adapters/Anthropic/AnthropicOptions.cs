using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Adapters.Anthropic;

/// <summary>Section <c>Guildhall:Models:Anthropic</c>.</summary>
public sealed partial class AnthropicOptions
{
    public const string Section = "Guildhall:Models:Anthropic";

    /// <summary>Else the environment's <c>ANTHROPIC_API_KEY</c>. Without a key this model is off.</summary>
    [RegularExpression(@"^\S+$", ErrorMessage = "{0} must not contain blanks.")]
    public string? ApiKey { get; set; }

    /// <summary>Else the environment's <c>ANTHROPIC_BASE_URL</c>. Default Anthropic itself.</summary>
    [WholeAddress]
    public Uri? Address { get; set; }

    [Required]
    public string Model { get; set; } = "claude-sonnet-4-5-20250929";

    /// <summary>For a whole call, body included. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>US dollars for a million tokens in; with the other price it overrides the known prices.</summary>
    [Range(0, 10_000)]
    public double? InputPrice { get; set; }

    /// <summary>US dollars for a million tokens out.</summary>
    [Range(0, 10_000)]
    public double? OutputPrice { get; set; }

    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<AnthropicOptions>;
}
