using Guildhall.Sietch.Gating.Roles;
using Microsoft.Extensions.DependencyInjection;

namespace Guildhall.Sietch.Members.Editions;

internal static class EditionServices
{
    public static IServiceCollection AddEditions(this IServiceCollection services) =>
        services.AddSingleton<EditionBook>().AddSingleton<IRoleWishes, PublishEdition>();
}
