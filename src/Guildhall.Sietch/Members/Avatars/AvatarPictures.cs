using Guildhall.Sietch.Eligibility;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Guildhall.Sietch.Members.Avatars;

/// <summary><c>GET /sietch/avatars/{colours}/{member}.png</c>: Discord embeds no <c>data:</c> address, so the picture has one of
/// its own. Drawn from the address alone, it tells nothing that the address does not.</summary>
internal static class AvatarPictures
{
    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/sietch/avatars/{colours}/{member:guid}.png", Show);

    /// <summary>Below the service's public address.</summary>
    public static string PathOf(Guid member, Tier tier) => $"/sietch/avatars/{Colours(tier)}/{member:D}.png";

    private static IResult Show(HttpContext http, string colours, Guid member)
    {
        if (TierOf(colours) is not { } tier)
        {
            return Results.NotFound();
        }

        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        var tag = new EntityTagHeaderValue($"\"1-{colours}-{member:N}\"");
        return Results.Bytes(Avatar.Draw(member, tier), "image/png", entityTag: tag);
    }

    private static string Colours(Tier tier) =>
        tier switch
        {
            Tier.Naib => "naib",
            Tier.Fedaykin => "fedaykin",
            _ => "member",
        };

    private static Tier? TierOf(string colours) =>
        colours switch
        {
            "naib" => Tier.Naib,
            "fedaykin" => Tier.Fedaykin,
            "member" => Tier.None,
            _ => null,
        };
}
