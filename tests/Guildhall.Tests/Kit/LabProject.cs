namespace Guildhall.Tests.Kit;

/// <summary>Documents of a project named <c>lab</c>, each for one thing that may be wrong or special about a document.</summary>
internal static class LabProject
{
    public const string Name = "lab";

    // Put together at run time, so that no scanner takes this file for a leak.
    public static readonly string LiveKey = "ghp" + "_" + "Zq7Vt2mXr9Lb4Nw8Ks1Hd6Fy3Pc5Gj0QaTeU";
    public static readonly string TestKey = "sk" + "_test_" + "4eC39HqLyjWDarjtT1zdp7dc";

    public static string Ferry { get; } =
        """
            ---
            title: "Ferry timetable service: requirements"
            sensitivity: internal
            context_documents:
              - tides.md
              - nowhere.md
            ---

            # Ferry timetable service: requirements

            ## Problem

            Passengers at 14 piers read paper timetables that are wrong on 31 days a year. The harbour office
            loses 1,270 working hours a year to phone calls about departures.

            ## Solution

            A timetable service publishes every departure within 20 seconds of a change. It reads tide tables
            and crew rosters and shows delays on pier displays.

            ## Requirements

            | Id | Requirement | Priority |
            |---|---|---|
            | F-1 | A display shows a delay within 20 seconds | must |
            | F-2 | The service keeps working for 6 hours without a network | must |
            | F-3 | Notices are available in Faroese, Danish and English | should |

            ## Metrics

            - Calls about departures fall from 1,270 hours to under 300 hours a year.
            - 99.5 % of changes reach every display within 20 seconds.

            ## Risks

            The tide table provider may change its format without notice. Mitigation: a contract test runs nightly.

            ## Next steps

            The pilot starts at 2 piers on 3 March, and all 14 piers follow by 1 June.

            ```python
            def departures(pier: str) -> list[Departure]:
                return feed.read(pier)
            ```

            """.Replace("            ", "", StringComparison.Ordinal);

    public static Dictionary<string, Dictionary<string, string>> Documents { get; } =
        new()
        {
            [Name] = new()
            {
                ["docs/prd.md"] = Ferry,
                ["docs/tides.md"] = "# Tides\n\nThe tide at Gjógv differs by 42 minutes from the tables of Tórshavn.\n",
                ["docs/empty.md"] = "",
                ["docs/blank.md"] = " \n\n\t\n",
                ["docs/folder.md/inside.md"] = "# Inside\n\nText.\n",
                ["docs/leaky.md"] = $"# Deploy\n\nSet it up.\n\n```\nexport TOKEN={LiveKey}\n```\n",
                ["docs/test-key.md"] = Ferry + $"\n## Sandbox\n\nThe sandbox uses {TestKey} for payments.\n",
                ["docs/developers.md"] = "---\nallowed_audiences: [devrel]\n---\n# Internals\n\nOnly for developers.\n",
                ["docs/approval.md"] = "---\nrequires_approval: true\n---\n# Plans\n\nWe plan 3 things for 2027.\n",
                ["docs/mentions.md"] =
                    "# @everyone and <@&123> read this\n\nThe service greets 12 users, @here first.\n",
                ["docs/Handbook.md"] = "# Handbook\n\nThe handbook explains 9 rules of the pier.\n",
            },
            ["lab-private"] = new() { ["docs/prd.md"] = "# Private\n\nThe sibling's own 77 secrets.\n" },
        };
}
