using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;

namespace Guildhall.Host.Adapters.Discord;

/// <summary>What a sign-in with Discord needs, from the section <c>Guildhall:Discord</c>.</summary>
internal sealed class SignInSettings : IValidatableObject
{
    /// <summary>The application's id. Default: what stands in the bot's token, which is the same for most.</summary>
    [RegularExpression("^[0-9]{1,20}$", ErrorMessage = "expected the application's id, a number.")]
    public string? ClientId { get; init; }

    /// <summary>The application's OAuth2 secret. Null: nobody can sign in.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>A file with the secret and nothing else; in place of <see cref="ClientSecret"/>.</summary>
    public string? ClientSecretFile { get; init; }

    /// <summary>Null where there is no secret.</summary>
    public static DiscordApplication? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(DiscordSettings.Section);
        var settings = section.Get<SignInSettings>() ?? new();
        var secret = string.IsNullOrWhiteSpace(settings.ClientSecret)
            ? SecretOf(settings.ClientSecretFile)
            : settings.ClientSecret.Trim();
        var id = string.IsNullOrWhiteSpace(settings.ClientId) ? IdIn(section["Token"]) : settings.ClientId.Trim();
        var hasAddress = Uri.TryCreate(section["Api"]?.Trim(), UriKind.Absolute, out var api);
        return secret is null || id is null
            ? null
            : new(id, secret, hasAddress ? api! : new Uri("https://discord.com/api/v10"));
    }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!string.IsNullOrWhiteSpace(ClientSecretFile) && SecretOf(ClientSecretFile) is null)
        {
            yield return new("expected a file that can be read and holds the secret.", [nameof(ClientSecretFile)]);
        }
    }

    private static string? SecretOf(string? file)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            return null;
        }

        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } secret ? secret : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>A token begins with the bot's id in base64; its application has the same, but for the oldest ones.</summary>
    private static string? IdIn(string? token)
    {
        var first = token?.Trim().Split('.')[0] ?? "";
        var bytes = new byte[first.Length + 4];
        return
            Convert.TryFromBase64String(first.PadRight((first.Length + 3) / 4 * 4, '='), bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length) is var id
            && ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? id
            : null;
    }
}

/// <param name="Api">With its version: <c>https://discord.com/api/v10</c>.</param>
internal sealed record DiscordApplication(string Id, string Secret, Uri Api)
{
    public Uri Authorize => new(Api, "/oauth2/authorize");

    public Uri Route(string path) => new($"{Api.AbsoluteUri.TrimEnd('/')}/{path}");

    // The secret never reaches a log.
    public override string ToString() => $"application {Id}";
}
