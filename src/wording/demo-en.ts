import type { DemoWording } from './page-wording.js';

/** English words of the demonstration. They state nothing about any real council, and nobody is quoted. */
export const demoEn: DemoWording = {
  council: 'Example Council',
  demonstration: 'Demonstration',
  notReal: 'This is a demonstration page. Example Council does not exist and has no jobs.',
  title: 'Work in children’s services',
  heading: 'Become a children’s social worker',
  lead: 'You would help children to be safe and families to stay together. No two weeks are the same. It is hard work, and you do not do it alone.',
  askHeading: 'Ask what the job is really like',
  askText:
    'Social workers have told their stories in print. Our automated tool finds the part that answers your question and shows it word for word, with who said it and where.',
  askLink: 'Ask a question on a page of its own',
  sections: [
    {
      heading: 'What you would do',
      paragraphs: [
        'You would visit children and their families at home, listen, and find out what they need. You would work with schools, health visitors and the police.',
        'You would write down what you see and decide, with your manager, what happens next. Some decisions go before a court.',
      ],
    },
    {
      heading: 'Who does well',
      paragraphs: [
        'People come to this work from many jobs: teaching, youth work, health, shops and offices. What they share is patience, curiosity, and the courage to ask a hard question kindly.',
      ],
    },
    {
      heading: 'Help while you learn',
      paragraphs: [
        'New social workers have a first year with extra support. It is called the assessed and supported year in employment. You would have fewer cases, time to study, and regular talks with a person who knows the work.',
      ],
    },
  ],
  stepsHeading: 'How people get into the work',
  steps: [
    'Talk to people who do the job, or read what they say about it.',
    'Get a social work qualification that the regulator has approved: a degree, an apprenticeship or a faster route for graduates.',
    'Register with the regulator. In England that is Social Work England.',
    'Apply for a first post with a council or a charity.',
  ],
  applyHeading: 'Apply',
  applyText: 'A real council would list its jobs here. This page has none.',
};
