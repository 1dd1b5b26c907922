using System.Globalization;
using Guildhall.Sietch.Eligibility;
using Guildhall.Sietch.Members.Directory;
using Microsoft.AspNetCore.Http;

namespace Guildhall.Sietch.Pages.Directory;

/// <summary>What somebody looks for, as the address of the page carries it. What cannot be read is left out.</summary>
internal static class DirectoryAddress
{
    private const int PageSize = 20;

    public static DirectoryQuery Read(IQueryCollection address) =>
        new()
        {
            Tier = DirectoryQuery.Read<Tier>(address["tier"].ToString()) is { } tier and >= Tier.Fedaykin ? tier : null,
            Tenure = DirectoryQuery.Read<Tenure>(address["tenure"].ToString()),
            Sort = DirectoryQuery.Read<DirectorySort>(address["sort"].ToString()) ?? DirectorySort.Nym,
            Page = PageOf(address["page"].ToString()) - 1,
            PageSize = PageSize,
        };

    /// <summary>The same search on another page.</summary>
    /// <param name="page">From 1.</param>
    public static string Of(DirectoryQuery query, int page) =>
        string.Concat(
            "?",
            query.Tier is { } tier ? $"tier={Name(tier)}&" : "",
            query.Tenure is { } tenure ? $"tenure={Name(tenure)}&" : "",
            string.Create(CultureInfo.InvariantCulture, $"sort={Name(query.Sort)}&page={page}")
        );

    public static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static int PageOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;
}
