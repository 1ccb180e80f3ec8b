/** A design to begin with. */
export interface StarterDesign {
  name: string;
  about: string;
  source: string;
}

const letter = `<mjml>
  <mj-head>
    <mj-attributes>
      <mj-all font-family="Arial, Helvetica, sans-serif" />
      <mj-text font-size="16px" line-height="1.6" color="#1f231d" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#ffffff">
    <mj-section>
      <mj-column>
        <mj-text>
          <p>Dear {{ lead.first_name | default: "reader" }},</p>
          <p>Say in two sentences why you write, and what is in it for them.</p>
          <p>One thing they can do now: <a href="https://example.com">read the guide</a>.</p>
          <p>Kind regards,<br />your name</p>
        </mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

const picture = `<mjml>
  <mj-head>
    <mj-attributes>
      <mj-all font-family="Arial, Helvetica, sans-serif" />
      <mj-text font-size="16px" line-height="1.6" color="#1f231d" />
      <mj-button background-color="#2f7d3b" color="#ffffff" border-radius="8px" font-size="16px" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#f1f2ee">
    <mj-section background-color="#ffffff" padding="0">
      <mj-column>
        <mj-image src="https://example.com/picture.png" alt="Your picture: write its address into src" padding="0" />
      </mj-column>
    </mj-section>
    <mj-section background-color="#ffffff">
      <mj-column>
        <mj-text font-size="24px" font-weight="700">A headline that says what it is about</mj-text>
        <mj-text>
          {{ lead.first_name | default: "Hello" }}, tell the story in three lines. The button below says what happens next.
        </mj-text>
        <mj-button href="https://example.com">Get the guide</mj-button>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

const note = `<mjml>
  <mj-body background-color="#ffffff">
    <mj-section>
      <mj-column>
        <mj-text font-family="Arial, Helvetica, sans-serif" font-size="15px" line-height="1.6">
          {{ lead.first_name | default: "Hello" }}, a quick question: is this still on your list?
          <br /><br />
          Just answer with one line. I read every reply.
        </mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

const twoOffers = `<mjml>
  <mj-head>
    <mj-attributes>
      <mj-all font-family="Arial, Helvetica, sans-serif" />
      <mj-text font-size="15px" line-height="1.6" color="#1f231d" />
      <mj-button background-color="#2f7d3b" color="#ffffff" border-radius="8px" />
    </mj-attributes>
  </mj-head>
  <mj-body background-color="#f1f2ee">
    <mj-section background-color="#ffffff">
      <mj-column>
        <mj-text font-size="22px" font-weight="700">Two ways to go on</mj-text>
      </mj-column>
    </mj-section>
    <mj-section background-color="#ffffff">
      <mj-column>
        <mj-text><strong>See it for yourself</strong><br />Thirty minutes, with your own numbers.</mj-text>
        <mj-button href="https://example.com/demo">Choose a time</mj-button>
      </mj-column>
      <mj-column>
        <mj-text><strong>Read first</strong><br />The guide, twelve pages, no form.</mj-text>
        <mj-button href="https://example.com/guide">Open the guide</mj-button>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

/** Designs in MJML that compile without problems and look well on a phone. */
export const starterDesigns: readonly StarterDesign[] = [
  { name: 'Letter', about: 'A greeting, three paragraphs, a name', source: letter },
  { name: 'Picture and button', about: 'A picture, a headline, one thing to do', source: picture },
  { name: 'Short note', about: 'Two lines that ask for a reply', source: note },
  { name: 'Two offers', about: 'Side by side, one below the other on a phone', source: twoOffers },
];
