using Guildhall.Core;
using Guildhall.Core.Storage;
using Guildhall.Core.Tenancy;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Avatars;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Guildhall.Sietch.Members.Pictures;

/// <summary>Where members' pictures are seen. Their names are random and say nothing of whom they show.</summary>
internal sealed class MemberPictures(Db db, IOptions<GuildhallOptions> shared)
{
    /// <summary>Null for a member without one.</summary>
    public Uri? TryAddress(Profile profile, Tier tier) =>
        profile switch
        {
            { Picture: PictureKind.Own, PictureId: { } id } => Below($"/sietch/pictures/{profile.TenantId}/{id}.png"),
            { Picture: PictureKind.Generated } => Below(
                AvatarPictures.PathOf(Guid.Parse(profile.MemberId.Value), tier)
            ),
            _ => null,
        };

    public static void Map(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet(
            "/sietch/pictures/{tenant}/{picture}.png",
            (HttpContext http, string tenant, string picture, MemberPictures pictures) =>
                pictures.ShowAsync(http, tenant, picture, http.RequestAborted)
        );

    private async Task<IResult> ShowAsync(
        HttpContext http,
        string tenant,
        string picture,
        CancellationToken cancellation
    )
    {
        if (!TenantId.TryParse(tenant, out var id))
        {
            return Results.NotFound();
        }

        var find = new { Tenant = id, Picture = picture };
        var png = await db.QuerySingleOrDefaultAsync<byte[]>(PictureSql.Shown, find, cancellation);
        // Short, because what a member takes away is to be gone.
        http.Response.Headers.CacheControl = "public, max-age=300";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return png is null ? Results.NotFound() : Results.Bytes(png, "image/png");
    }

    private Uri Below(string path) => new(shared.Value.PublicUrl!, path);
}
