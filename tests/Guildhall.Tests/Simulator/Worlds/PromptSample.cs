namespace Guildhall.Tests.Simulator.Worlds;

/// <summary>A prompt of the kind that Guildhall sends, about one of two documents.</summary>
internal static class PromptSample
{
    public const string Instructions = """
        You turn one technical document into a summary for its audience.
        Write 120 to 200 words of Markdown.
        Use exactly these sections:
        ## Executive Summary
        ## Business Impact
        ## Risks
        ## Next Steps
        """;

    public static string About(string document) =>
        $"""
            Audience: leadership.

            <document name="prd.md">
            {document}
            </document>
            """;

    public static string Vault { get; } =
        About(
            """
            # Vault PRD

            ## Goal

            The vault lets 4,200 holders lock MIB tokens for 90 days. Revenue should grow by 18 % in two quarters.

            ## Risks

            - A reentrancy failure could block withdrawals for 3 days.
            - The price feed depends on one provider.

            ## Plan

            The launch will happen in sprint 14. The owner of the audit is Priya.
            """
        );

    public static string Bridge { get; } =
        About(
            """
            # Bridge design

            The bridge moves assets between two chains within 12 minutes. It needs 7 validators.

            ## Risks

            A validator outage would stop transfers. Mitigation: a standby in Lisbon.

            ## Next

            The team will start the pilot in week 32.
            """
        );
}
