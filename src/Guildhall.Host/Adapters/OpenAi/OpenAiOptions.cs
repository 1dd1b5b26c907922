using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Adapters.OpenAi;

/// <summary>Section <c>Guildhall:Models:OpenAi</c>: OpenAI, or what speaks like it (Ollama, vLLM).</summary>
public sealed partial class OpenAiOptions
{
    public const string Section = "Guildhall:Models:OpenAi";

    /// <summary>Else the environment's <c>OPENAI_API_KEY</c>. An own server often needs none.</summary>
    [RegularExpression(@"^\S+$", ErrorMessage = "{0} must not contain blanks.")]
    public string? ApiKey { get; set; }

    /// <summary>With its version, as <c>http://127.0.0.1:11434/v1</c>. Else the environment's <c>OPENAI_BASE_URL</c>;
    /// with a key alone it is OpenAI itself; without both this model is off.</summary>
    [WholeAddress]
    public Uri? Address { get; set; }

    /// <summary>Else the environment's <c>OPENAI_MODEL</c>, else <c>gpt-4o-mini</c>.</summary>
    [Required]
    public string Model { get; set; } = "gpt-4o-mini";

    /// <summary>For a whole call, body included. Default 2 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:30:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>US dollars for a million tokens in. Without both prices the price is unknown.</summary>
    [Range(0, 10_000)]
    public double? InputPrice { get; set; }

    /// <summary>US dollars for a million tokens out.</summary>
    [Range(0, 10_000)]
    public double? OutputPrice { get; set; }

    [OptionsValidator]
    internal sealed partial class Validator : IValidateOptions<OpenAiOptions>;
}
