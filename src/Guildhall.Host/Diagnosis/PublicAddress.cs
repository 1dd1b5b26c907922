using Guildhall.Core;
using Guildhall.Host.Adapters;
using Guildhall.Host.Settings;
using Microsoft.Extensions.Options;

namespace Guildhall.Host.Diagnosis;

/// <summary>Where links lead that members get, the text that wallets sign and the way back of Discord's sign-in.</summary>
internal static class PublicAddress
{
    private const string Subject = "public address";

    /// <summary>Null for what is no address at all: that is said where the settings are examined.</summary>
    public static Finding? TryExamine(IServiceProvider services)
    {
        var address = services.GetRequiredService<IOptions<GuildhallOptions>>().Value.PublicUrl!;
        if (!IsSet(services.GetRequiredService<IConfiguration>()))
        {
            return new(Subject, FindingState.Absent, Missing(services));
        }

        if (!address.IsAbsoluteUri)
        {
            return null;
        }

        var leads = $"links that members get lead to {address.GetLeftPart(UriPartial.Authority)}";
        return address switch
        {
            { IsLoopback: true } => new(Subject, FindingState.Good, $"{leads}: this machine alone opens them"),
            { Scheme: "http" } => new(
                Subject,
                FindingState.Wrong,
                $"{leads}, unencrypted: sessions and signatures can be read on the way. Put a proxy with https before it"
            ),
            _ => new(Subject, FindingState.Good, leads),
        };
    }

    public static bool IsSet(IConfiguration configuration) =>
        Setting.Text(configuration[$"{GuildhallConfiguration.Section}:PublicUrl"]) is not null;

    /// <summary>What to tell where it is not set.</summary>
    public static string Missing(IServiceProvider services)
    {
        var address = services.GetRequiredService<IOptions<GuildhallOptions>>().Value.PublicUrl!;
        return $"links that members get lead to {address.GetLeftPart(UriPartial.Authority)}; set GUILDHALL__PUBLICURL: unlocks links that work elsewhere (docs/operations.md)";
    }
}
