using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Guildhall.Onomancer.Secrets;

/// <summary>What tokens look like, which names give a value away, and how a URL's scheme names its credential.</summary>
internal sealed class SecretRules
{
    private static readonly Lazy<SecretRules> embedded = new(ReadEmbedded);

    private SecretRules(RuleFile file)
    {
        File = file;
        Tokens =
        [
            .. file.Tokens.SelectMany(t =>
                t.Patterns.Select(p => new TokenRule(t.Kind, t.Severity, TokenPattern.Parse(p), t.Url))
            ),
        ];
        Schemes = file
            .Schemes.SelectMany(s => s.Value.Select(scheme => KeyValuePair.Create(scheme, s.Key)))
            .DistinctBy(s => s.Key)
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The rules that come with the program: <c>Secrets/rules.json</c>.</summary>
    public static SecretRules Embedded => embedded.Value;

    public IReadOnlyList<TokenRule> Tokens { get; }

    public IReadOnlyList<AssignmentRule> Assignments => File.Assignments;

    /// <summary>Kind of the credential by scheme of the URL.</summary>
    public FrozenDictionary<string, string> Schemes { get; }

    private RuleFile File { get; }

    /// <summary>These rules and those of a user's own file, which has the form of <c>rules.json</c>; every part is optional.</summary>
    /// <exception cref="FormatException">The file is not of that form; the message says where.</exception>
    public SecretRules With(string json)
    {
        var own = Read(json);
        return new SecretRules(
            new RuleFile
            {
                Tokens = [.. own.Tokens, .. File.Tokens],
                Assignments = [.. own.Assignments, .. File.Assignments],
                Schemes = File
                    .Schemes.Concat(own.Schemes)
                    .GroupBy(s => s.Key)
                    .ToDictionary(g => g.Key, string[] (g) => [.. g.SelectMany(s => s.Value)]),
            }
        );
    }

    /// <summary>The kind for a value under <paramref name="name"/> (lower case, letters and digits only), where one fits.</summary>
    public AssignmentRule? Named(ReadOnlySpan<char> name, int length)
    {
        foreach (var rule in Assignments)
        {
            if (length < rule.Length[0] || length > rule.Length[1])
            {
                continue;
            }

            foreach (var part in rule.Names)
            {
                if (name.Contains(part, StringComparison.Ordinal))
                {
                    return rule;
                }
            }
        }

        return null;
    }

    private static SecretRules ReadEmbedded()
    {
        const string name = "Guildhall.Onomancer.Secrets.rules.json";
        using var stream = typeof(SecretRules).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return new SecretRules(Read(reader.ReadToEnd()));
    }

    private static RuleFile Read(string json)
    {
        try
        {
            var file = JsonSerializer.Deserialize(json, SecretRulesJson.Default.RuleFile) ?? new RuleFile();
            return file.Assignments.All(a => a.Length is [> 0, var most] && most >= a.Length[0])
                ? file
                : throw new FormatException("Every assignment rule needs a length of two numbers, least and most.");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The secret rules are not valid: {exception.Message}", exception);
        }
    }
}

/// <summary>A token with a shape of its own. <paramref name="IsUrl"/>: the secret is the whole URL around it.</summary>
internal sealed record TokenRule(string Kind, SecretSeverity Severity, TokenPattern Pattern, bool IsUrl);

/// <summary>A kind that only its name gives away. Names are lower case without separators, and match as parts.</summary>
internal sealed record AssignmentRule
{
    public required string Kind { get; init; }

    public required SecretSeverity Severity { get; init; }

    public required string[] Names { get; init; }

    /// <summary>Least and most characters of the value.</summary>
    public int[] Length { get; set; } = [8, 4096];
}

/// <summary>The form of a rule file. Setters, not init: the generated reader would put null where a part is missing.</summary>
internal sealed record RuleFile
{
    public TokenEntry[] Tokens { get; set; } = [];

    public AssignmentRule[] Assignments { get; set; } = [];

    public Dictionary<string, string[]> Schemes { get; set; } = [];
}

internal sealed record TokenEntry
{
    public required string Kind { get; init; }

    public required SecretSeverity Severity { get; init; }

    public required string[] Patterns { get; init; }

    public bool Url { get; init; }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip
)]
[JsonSerializable(typeof(RuleFile))]
internal sealed partial class SecretRulesJson : JsonSerializerContext;
