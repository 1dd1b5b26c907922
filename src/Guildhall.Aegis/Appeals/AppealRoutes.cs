using Guildhall.Core.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Guildhall.Aegis.Appeals;

/// <summary>Routes that name a server and a number in it.</summary>
internal static class AppealRoutes
{
    /// <typeparam name="TPages">Has the pages, from the services.</typeparam>
    public static void Show<TPages>(this IEndpointRouteBuilder routes, string path, Page<TPages> page)
        where TPages : class => routes.MapGet(path, Handler(page));

    /// <summary>A form; only from a page of ours.</summary>
    public static void Change<TPages>(this IEndpointRouteBuilder routes, string path, Page<TPages> page)
        where TPages : class => routes.MapPost(path, Handler(page)).AddEndpointFilter<ChangeFilter>();

    private static Delegate Handler<TPages>(Page<TPages> page)
        where TPages : class =>
        (HttpContext http, string guild, long number, TPages own, CancellationToken end) =>
            page(own, http, guild, number, end);
}

/// <summary>Answers one request.</summary>
internal delegate Task<IResult> Page<in TPages>(
    TPages own,
    HttpContext http,
    string guild,
    long number,
    CancellationToken end
);
