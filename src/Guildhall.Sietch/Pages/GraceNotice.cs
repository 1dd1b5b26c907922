using Guildhall.Core.Pages;
using Guildhall.Sietch.Eligibility;

namespace Guildhall.Sietch.Pages;

/// <summary>Says on a page that what it shows is old.</summary>
internal static class GraceNotice
{
    /// <returns>Nothing outside a grace.</returns>
    public static Html Of(Published? published) =>
        GraceText.Of(published) is { } text ? Html.Of($"<p class=\"notice\">{text}</p>") : Html.Empty;
}
