using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using Guildhall.Core;
using Guildhall.Core.Commands;
using Guildhall.Core.Jobs;
using Guildhall.Core.SignIn;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Host.Adapters.Anthropic;
using Guildhall.Host.Adapters.Discord;
using Guildhall.Host.Adapters.Google;
using Guildhall.Host.Adapters.OpenAi;
using Guildhall.Host.Serving;
using Guildhall.Onomancer;
using Guildhall.Sietch;
using Guildhall.Sietch.Wallets.Links;

namespace Guildhall.Host.Settings;

/// <summary>
/// What is wrong with the values of the settings, all of it, before anything is built: the options' own checks stop at
/// the first value that cannot even be read. Values are never repeated, since one may stand in the wrong place.
/// </summary>
internal static class OptionFaults
{
    private static readonly (string Section, Type Type)[] sections =
    [
        (GuildhallOptions.Section, typeof(GuildhallOptions)),
        ("Guildhall:Http", typeof(HttpOptions)),
        (DiscordSettings.Section, typeof(DiscordSettings)),
        (DiscordSettings.Section, typeof(SignInSettings)),
        (SignInOptions.Section, typeof(SignInOptions)),
        ("Guildhall:Tenants", typeof(TenantsOptions)),
        ("Guildhall:Commands", typeof(CommandsOptions)),
        (StorageOptions.Section, typeof(StorageOptions)),
        (JobOptions.Section, typeof(JobOptions)),
        (OnomancerOptions.Section, typeof(OnomancerOptions)),
        (SietchOptions.Section, typeof(SietchOptions)),
        (WalletLinkOptions.Section, typeof(WalletLinkOptions)),
        (AnthropicOptions.Section, typeof(AnthropicOptions)),
        (OpenAiOptions.Section, typeof(OpenAiOptions)),
        (GoogleOptions.Section, typeof(GoogleOptions)),
    ];

    public static IEnumerable<string> Find(IConfiguration configuration)
    {
        if (configuration[ModelSettings.Offline] is { } offline && !bool.TryParse(offline, out _))
        {
            yield return $"{Name(ModelSettings.Offline)}: expected {Expected(typeof(bool))}.";
        }

        foreach (var (section, type) in sections)
        {
            var settings = configuration.GetSection(section);
            var unreadable = Unreadable(settings, type).ToList();
            foreach (var fault in unreadable.Count > 0 ? unreadable : Invalid(settings, type))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<string> Unreadable(IConfigurationSection settings, Type type)
    {
        foreach (var property in type.GetProperties())
        {
            var converter = TypeDescriptor.GetConverter(property.PropertyType);
            if (
                settings[property.Name] is { } text
                && converter.CanConvertFrom(typeof(string))
                && !CanRead(converter, text)
            )
            {
                var wanted = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                var range = BigInteger.TryParse(
                    text,
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture,
                    out _
                )
                    ? RangeOf(property, wanted)
                    : "";
                yield return $"{Name($"{settings.Path}:{property.Name}")}: expected {Expected(wanted)}{range}.";
            }
        }
    }

    private static List<string> Invalid(IConfigurationSection settings, Type type)
    {
        // A setting that is there and empty is not set.
        var given = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.AsEnumerable(true).Where(pair => !string.IsNullOrWhiteSpace(pair.Value)))
            .Build();
        var options = given.Get(type) ?? Activator.CreateInstance(type)!;
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return
        [
            .. results.Select(result =>
                $"{Name($"{settings.Path}:{result.MemberNames.FirstOrDefault()}")}: {result.ErrorMessage}"
            ),
        ];
    }

    private static bool CanRead(TypeConverter converter, string text)
    {
        try
        {
            converter.ConvertFromInvariantString(text);
            return true;
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>For a whole number that is too large to be read at all.</summary>
    private static string RangeOf(PropertyInfo property, Type type) =>
        type != typeof(int) ? ""
        : property.GetCustomAttribute<RangeAttribute>() is { } range
            ? string.Create(CultureInfo.InvariantCulture, $" from {range.Minimum:N0} to {range.Maximum:N0}")
        : string.Create(CultureInfo.InvariantCulture, $" from {int.MinValue:N0} to {int.MaxValue:N0}");

    private static string Expected(Type type) =>
        type == typeof(int) ? "a whole number"
        : type == typeof(bool) ? "true or false"
        : type == typeof(TimeSpan) ? "a time span, such as 00:00:30 or 7.00:00:00"
        : type == typeof(Uri) ? "an address"
        : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type))}"
        : "a number";

    private static string Name(string path) =>
        path.ToUpperInvariant().Replace(":", "__", StringComparison.Ordinal).TrimEnd('_');
}
