using Guildhall.Core.Tenancy;

namespace Guildhall.Sietch.Pages;

/// <summary>Where the pages of a community are.</summary>
internal static class MemberRoutes
{
    public const string Prefix = "/sietch";

    public static string Home(TenantId tenant) => $"{Prefix}/{tenant}";

    public static string Me(TenantId tenant) => $"{Prefix}/{tenant}/me";

    public static string SignIn(TenantId tenant) => $"{Prefix}/{tenant}/sign-in";

    public static string SignOut(TenantId tenant) => $"{Prefix}/{tenant}/sign-out";

    public static string SignOutOthers(TenantId tenant) => $"{Prefix}/{tenant}/sign-out/others";

    public static string Directory(TenantId tenant) => $"{Prefix}/{tenant}/directory";

    public static string Threshold(TenantId tenant) => $"{Prefix}/{tenant}/threshold";

    public static string Council(TenantId tenant) => $"{Prefix}/{tenant}/council";
}
